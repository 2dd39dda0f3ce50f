/* A derivation one step at a time: a button begins and goes on, the right arrow key does the
   same while it has the focus, the left one goes back. Printed and without script, all steps
   are there. */
document.addEventListener("DOMContentLoaded", () => {
  const words = document.querySelector("script[data-rigor-steps]").dataset;
  const equip = (box) => {
    const steps = [...box.querySelectorAll("li.rigor-step")];
    if (steps.length < 2) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "rigor-stepper";
    let shown = steps.length;
    const show = (count) => {
      shown = count;
      steps.forEach((step, at) => step.classList.toggle("rigor-waits", at >= count));
      const begun = count < steps.length;
      button.textContent = begun ? `${words.next} ${count}/${steps.length}` : words.begin;
    };
    button.addEventListener("click", () => show(shown < steps.length ? shown + 1 : 1));
    button.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!by || shown + by < 1 || shown + by > steps.length) return;
      event.preventDefault();
      show(shown + by);
    });
    /* A link to a step shows it and those before it. */
    const follow = (target) => {
      const at = steps.findIndex((step) => target && step.contains(target));
      if (at < shown) return;
      show(at + 1);
      target.scrollIntoView();
    };
    window.addEventListener("hashchange", () => follow(document.querySelector(":target")));
    show(shown);
    box.querySelector("ol.rigor-steps").before(button);
  };
  document.querySelectorAll(".rigor-step-by-step").forEach(equip);
});
