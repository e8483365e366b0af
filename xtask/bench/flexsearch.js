// FlexSearch, as one index over the joined fields: words are found by how they begin, and partial matches are suggested.
// Of its encoders, the one that it comes with finds the most: those that go by the sound weigh less and find less.

import { Index } from "flexsearch";

export const open = documents => {
  const index = new Index({ tokenize: "forward" });
  const text = ({ title, guests, topics, chapters, notes }) =>
    [title, guests, topics, chapters, notes].join("\n");
  documents.forEach((document, at) => index.add(at, text(document)));
  return {
    search: query => index.search(query, { limit: 10, suggest: true }).map(at => documents[at].id),
    close() {},
    files() {
      const files = {};
      index.export((key, data) => void (files[`${key}.json`] = data));
      return files;
    },
  };
};
