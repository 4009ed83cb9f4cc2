(() => {
  const table = document.querySelector("#articles");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const shown = document.querySelector("#shown");
  const search = document.querySelector("#search");
  const count = () => {
    const visible = rows.filter((row) => row.getClientRects().length > 0).length;
    shown.textContent = `${visible} of ${rows.length} rows shown.`;
  };
  const filter = () => {
    const wanted = search.value.trim().toLocaleLowerCase();
    for (const row of rows) row.hidden = wanted !== "" && !row.textContent.toLocaleLowerCase().includes(wanted);
    count();
  };
  search.closest("[hidden]").hidden = false;
  search.addEventListener("input", filter);
  document.querySelector(".filters").addEventListener("change", count);
  const value = (row, at) => row.cells[at].dataset.sort ?? row.cells[at].textContent.trim();
  const names = new Intl.Collator(undefined, { numeric: true });
  [...table.tHead.rows[0].cells].forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const way = down ? -1 : 1;
      body.append(...rows.sort((a, b) => way * names.compare(value(a, at), value(b, at))));
    });
  });
  count();
})();
