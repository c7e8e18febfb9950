// Loads an explorer when its figure comes near.

const explorers = {
  "loss-and-slope": () => import("./loss-and-slope.js"),
  "learning-rate": () => import("./learning-rate.js"),
  "activation-gallery": () => import("./activation-gallery.js"),
  softmax: () => import("./softmax.js"),
};

async function load(figure) {
  const name = figure.dataset.explorer;
  const [{ mount }, { wordsOf }, explorer] = await Promise.all([
    import("./explorer.js"),
    import("./words.js"),
    explorers[name](),
  ]);
  mount(figure, explorer, wordsOf(name, document.documentElement.lang));
}

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      load(target);
    }
  },
  { rootMargin: "600px 0px" },
);

for (const figure of document.querySelectorAll("[data-explorer]")) near.observe(figure);
