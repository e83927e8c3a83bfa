// Keeps what is typed into forms that ask for it: sealed on the server for its writer, sent a little after each pause.
(function () {
  "use strict";
  var marks = document.querySelectorAll("input[data-draft]");
  marks.forEach(function (mark) {
    var form = mark.form, said = form.querySelector("[data-draft-said]"), timer = 0, isSending = false, isLate = false;
    function words() {
      var body = new URLSearchParams();
      new FormData(form).forEach(function (value, name) {
        if (typeof value === "string") body.append(name, value);
      });
      return body;
    }
    function keep() {
      timer = 0;
      if (isSending) { isLate = true; return; }
      isSending = true;
      fetch(mark.dataset.draft, { method: "POST", body: words(), credentials: "same-origin", redirect: "manual" })
        .then(function (answer) {
          if (said) { said.hidden = answer.status !== 204; said.textContent = mark.dataset.said; }
        })
        .catch(function () { if (said) said.hidden = true; })
        .then(function () { isSending = false; if (isLate) { isLate = false; later(); } });
    }
    function later() { if (timer) clearTimeout(timer); timer = setTimeout(keep, 2000); }
    form.addEventListener("input", later);
    form.addEventListener("submit", function () { if (timer) clearTimeout(timer); timer = 0; });
    window.addEventListener("pagehide", function () {
      if (timer) navigator.sendBeacon(mark.dataset.draft, words());
    });
  });
})();
