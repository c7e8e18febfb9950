// What the page asks of Python, and what comes back: `docs/lab/python/session.py`.

/** A text in both languages, of which `pick` takes the page's. */
export interface Both {
  ko: string;
  en: string;
}

export type Kind = "full" | "part" | "wrong" | "not yet";

/** A part of a learner's module: the name of an exercise's function, or "" for the head, and its text. */
export type Part = [name: string, text: string];

/** A part as it is at first, in both languages. */
export type Stub = [name: string, text: { ko: string; en: string }];

export interface Line {
  name: string;
  x: (number | null)[];
  y: (number | null)[];
}

interface Points {
  kind: Kind;
  points: number;
  max_points: number;
}

/** A line of a learner's file, or of what else ran. */
export interface Place {
  file: string;
  line: number;
}

/** A line of a message: texts, and those of them that name a place. */
export type Row = (string | ({ text: string } & Place))[];

export interface Message {
  ko: Row[];
  en: Row[];
  places: Place[];
}

export type Check = Points & { title: Both; message: Message };

export type Scheme = "light" | "dark";

export type Panel = [left: number, top: number, width: number, height: number];

/** A lesson's cell as it stands in the page now: `docs/lab/python/display.py`. */
export interface Cell {
  name: string;
  code: string;
  figure?: string;
  alt?: string;
  words?: Record<string, string>;
}

/** What a cell has given. */
export interface Shown {
  text: string;
  figures: (({ svg: string } | { film: number; short?: Message }) & { numbers?: Both })[];
  error: Message | null;
}

/** What is told while cells run: of one of them, by its number. */
export interface Told {
  cell: number;
  begins?: true;
  /** A picture, for which pixels come along: of a film, in one colour scheme. */
  film?: number;
  scheme: Scheme;
  /** In pixels: of the picture, and on the page. */
  width: number;
  height: number;
  wide: number;
  /** Where its panels are, if it has several: left, top, width, height. */
  panels?: Panel[];
  /** Frames a second; 0 for what stands still. */
  rate: number;
  /** How many frames are drawn, and how many there will be. */
  frame?: number;
  of?: number | null;
  done?: Shown;
}

/** By what is asked of Python: what goes with it, and the answer. */
export interface Exchange {
  run: {
    request: { files: Part[] };
    answer: { output: string; error: Message | null; value: string; lines: Line[] };
  };
  cell: {
    request: { page: string; cells: Cell[]; scheme: Scheme; afresh?: boolean };
    answer: { ran: number[] };
  };
  film: {
    request: { page: string; cell: number; film: number; scheme: Scheme };
    answer: { drawn: boolean };
  };
  check: {
    request: { exercise: string; file: string; seed?: number };
    answer: Points & { checks: Check[]; output: string };
  };
  split: {
    request: { module: string; content: string; head: string };
    answer: {
      parts: Part[];
      added: string[];
      leftOut: string[];
      flaw: Message | null;
      belongs: string | null;
      error?: Message;
    };
  };
  complete: { request: { module: string; head: string }; answer: { head: string } };
  solution: { request: { exercise: string }; answer: { code: string } };
}

export type Question = keyof Exchange;
export type Request<Q extends Question> = { do: Q } & Exchange[Q]["request"];
export type Answer<Q extends Question> = Exchange[Q]["answer"];

/** In the place of an answer, where the graders themselves have failed. */
export interface Trouble {
  trouble: string;
}

/** `exercises.json`: the stubs of each module, part by part, and what stands in the editors at first. */
export interface Course {
  modules: Record<string, Stub[]>;
  exercises: Record<string, { module: string; callable: string; example: string }>;
}
