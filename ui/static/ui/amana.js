// Keyboard garnish for the staff: j and k walk a list, x ticks a line, g and a letter go somewhere, / goes to the
// search box, ? shows the keys. Nothing needs it.
(function () {
  "use strict";
  function typing(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }
  function walk(step) {
    var links = Array.prototype.slice.call(document.querySelectorAll("table.ledger tbody td:first-child a, .tasks a"));
    if (!links.length) return;
    var next = Math.min(Math.max(links.indexOf(document.activeElement) + step, 0), links.length - 1);
    links[next].focus();
  }
  function tick() {
    var row = document.activeElement && document.activeElement.closest("tr");
    var box = row && row.querySelector("input[type=checkbox]");
    if (box) box.click();
  }
  var isGoing = false;
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    var search = document.querySelector("input[type=search]");
    var keys = document.getElementById("keys");
    if (isGoing) {
      isGoing = false;
      var way = document.querySelector('[data-key="' + event.key.replace(/[^a-z]/g, "") + '"]');
      if (way) { event.preventDefault(); way.click(); }
      return;
    }
    if (event.key === "g") isGoing = true;
    else if (event.key === "x") tick();
    else if (event.key === "j") walk(1);
    else if (event.key === "k") walk(-1);
    else if (event.key === "/" && search) { event.preventDefault(); search.focus(); }
    else if (event.key === "?" && keys) { keys.open = !keys.open; keys.querySelector("summary").focus(); }
  });
  var help = document.getElementById("keys");
  if (help) help.hidden = false;
  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
})();
