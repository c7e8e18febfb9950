// What an explorer is: a figure with a state that readers move. Each module in `figures/` gives one
// by default; `mount.js` shows it, the build draws its first view, and both find it by its file's name.

export type Language = "ko" | "en";

/** What a quantity of the state may be; `key` is how far an arrow key takes it. */
export interface Bounds {
  min: number;
  max: number;
  step: number;
  key: number;
}

/** A place in a panel, in the units of its axes. */
export interface Point {
  x: number;
  y: number;
}

/** What can be taken hold of in a panel, as `plot.handle` draws it. */
export interface Handle<State> {
  /** The quantities of the state that it moves: across, and up. */
  moves: string[];
  /** What they become where it is held. */
  at(place: Point, state: State): Record<string, number>;
  /** Of many points that it can be put on (`plot.taking`): what changes when it is pressed there. */
  take?(place: Point, state: State): Partial<State>;
}

/** What a screen reader says of a handle or a slider. */
export interface Spoken {
  label: string;
  value: string;
}

export interface Panel {
  markup: string;
  /** The place under a point of the drawing, where the panel has axes. */
  at?(x: number, y: number): Point;
}

export interface Column {
  /** In the reader's language; symbols of formulas as HTML. */
  name: string;
  /** How its numbers are written: `number` with two digits, unless it says otherwise. */
  write?(value: number): string;
}

/** What a panel shows, in numbers. */
export interface Table {
  caption: string;
  columns: Column[];
  /** A cell for each column, a number or words; the first is the head of its row. */
  rows: (number | string)[][];
  /** Which of the rows is where the state is now. */
  now?: number;
}

/** What the tables of an explorer need besides its state. */
export interface Context<Words> {
  words: Words;
  language: Language;
  bounds: Record<string, Bounds>;
}

/** What all panels show, in numbers: a curve or a path in no more than twelve rows. */
export type Tables<State, Words> = (state: State, context: Context<Words>) => Table[];

/** Tables with how they are written, by `table.tabled`. */
export interface Tabled<State, Words> {
  tables: Tables<State, Words>;
  markup(state: State, context: Context<Words>): string;
}

/** While a state plays, `advance` is asked for the next one before each frame. */
export interface Playing {
  playing?: boolean;
}

/** What every explorer has to say. */
export interface CommonWords {
  /** The name of a group of buttons. */
  run: string;
  reset: string;
  /** What the tables are folded into. */
  numbers: string;
}

export interface Explorer<Data = unknown, State = AnyState, Words = object, Handles extends string = string> {
  words: Record<Language, Words>;
  /** The first state, from what the lesson's cell gives; an Error, if it cannot be drawn, stops the build. */
  begin(data: Data): State;
  /** By quantity of the state: how far sliders, handles and keys may take it. */
  bounds(state: State): Record<string, Bounds>;
  /** By the name that the handle has in its panel. */
  handles: Record<Handles, Handle<State>>;
  /** By name: what a button changes. `data-action="name argument"`; `reset` is there for all. */
  actions: Record<string, (state: State, argument: string) => Partial<State>>;
  /** What changes in so many seconds of playing; Infinity is the end. */
  advance?(state: State, seconds: number): Partial<State> & Playing;
  spoken(state: State, handle: Handles, words: Words & CommonWords): Spoken;
  /** How a state looks. */
  panels(state: State, words: Words & CommonWords): Panel[];
  /** The tables' module, by default; it is loaded when they are first opened. */
  tables(): Promise<{ default: Tabled<State, Words & CommonWords> }>;
  /** Sliders and buttons below the panels, as HTML. */
  controls(state: State, words: Words & CommonWords): string;
}

/** Of an explorer whose own type is not known, as for `mount.js`. */
export type AnyState = Playing & Record<string, unknown>;
