// Loads an explorer when its figure comes near: most pages have none.

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !(target instanceof HTMLElement)) continue;
      near.unobserve(target);
      import("./mount.js").then(({ mount }) => mount(target));
    }
  },
  { rootMargin: "600px 0px" },
);

for (const figure of document.querySelectorAll("[data-explorer]")) near.observe(figure);
