// Everything begins here; what tests ask is under window.monev.
"use strict";

function begin() {
  const data = JSON.parse(document.getElementById("what-if-data").textContent);
  const page = new Page(data, document.body);
  document.getElementById("language").value = data.lang;
  document.getElementById("language").addEventListener("change", (event) => page.speak(event.target.value));
  document.getElementById("name").addEventListener("input", (event) => {
    page.name = event.target.value;
    page.update();
  });
  document.getElementById("open").addEventListener("change", (event) => {
    const [file] = event.target.files;
    if (file) page.openFile(file);
    event.target.value = "";
  });
  document.getElementById("form").addEventListener("submit", (event) => event.preventDefault());
  for (const button of document.querySelectorAll("[data-take]")) button.addEventListener("click", () => page.take(button.dataset.take));
  window.monev = { page, data, Checker, Engine, Form, Teller, Wrong, amount, number, typedNumber };
}

// The figures come first: Bokeh puts them into the page once that has been read.
function whenDrawn() {
  const there = window.Bokeh && Bokeh.documents.length && Bokeh.documents[0].get_model_by_name("cost");
  if (there && Bokeh.index.find_one(there)) begin();
  else setTimeout(whenDrawn, 20);
}
whenDrawn();
