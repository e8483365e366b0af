// MiniSearch, as its documentation advises: the title counts most, the last word may be unfinished, letters may be wrong.

import MiniSearch from "minisearch";

const FIELDS = ["title", "guests", "topics", "chapters", "notes"];

const fold = word => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export const open = documents => {
  const index = new MiniSearch({
    fields: FIELDS,
    storeFields: ["title"],
    processTerm: fold,
    searchOptions: {
      boost: { title: 3 },
      prefix: (_, at, terms) => at === terms.length - 1,
      fuzzy: 0.2,
    },
  });
  index.addAll(documents);
  return {
    search: query => index.search(query).slice(0, 10).map(hit => hit.id),
    close() {},
    files: () => ({ "index.json": JSON.stringify(index) }),
  };
};
