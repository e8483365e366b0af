//! What `--help` says at length.

pub(super) const CHECK: &str = "\
Examples:
  sillon check public/feed.json
  sillon check public/feed.json --format json | jq 'select(.warnings != [])'

As JSON, a line an episode: id, title, duration, chapters (start, end, title), timestamps (text, seconds, line) and warnings
(code, level, message, and the line that it is about). What is about no episode is told beside it, on standard error.

An error is something that listeners will miss: a link that leads nowhere, a chapter past the end, an item with sound that is left
out, a feed that breaks off, and with --online sound, chapters and transcripts that are not to be had. A warning is something that
was read other than it is written, or doubtful. For a note, nobody misses anything.

The exit status is 1 when there is an error or the feed cannot be read, else 0: so it serves in a publisher's own checks.";

pub(super) const SEARCH: &str = "\
Examples:
  sillon search public/feed.json nucléaire
  sillon search public/feed.json 'centre \"de données\" -bitcoin topic:énergie'
  sillon search site/search --queries asked.txt --limit 3 --format json

As JSON, a line a query: query, micros (what finding and ranking took), whole (whether all words are there), episodes (how
many), did_you_mean where nothing is found, and hits: episode (its id), seconds (null where no moment is named), title,
moment (the chapter's title), excerpt, score.";

pub(super) const SILLON: &str = "\
Sillon makes a listening site out of the feed that a podcast already has: its notes play, its topics are playlists, its search lands
on the minute. The site is a folder of files for any static host.

  sillon build https://example.org/feed.xml --out site --url https://listen.example.org/
  sillon serve site

Run the first again when the feed has changed: what has not changed is left as it is.";

pub(super) const BUILD: &str = "\
Examples:
  sillon build https://example.org/feed.xml --out site --url https://listen.example.org/
  sillon build feed.json --out ../public/podcast

FEED is RSS, Atom or JSON Feed. What a FEED in a file names beside it (sound, pictures, papers) is taken along. Chapters, transcripts and further pages that it names are fetched too, politely, and kept in a cache, so
that a later run asks only whether they have changed. What no run has used for two months goes.

What is written:
  index.html, episodes/<slug>/, topics/<topic>/   pages that can be read without scripts
  feed.json, episodes/<slug>.json                 the feed in short, and each episode whole
  search/                                         the index that the search goes by
  chapters/<slug>.json and .vtt, feed.xml         chapters and feed for other apps (feed.xml with --url)
  card.png, cards/<slug>.png                      pictures to share the pages with (with --url)
  pictures/, transcripts/                         pictures made light, and transcripts, from wherever they were
  sitemap.xml, robots.txt, 404.html, _headers, _redirects
  *.br, *.gz                                      packed forms, for hosts that serve them

topics.toml, beside a local FEED or else in this folder, is written once: it lists the topics, to be renamed, merged, forbidden and
added to. From then on the site goes by it.

The site is written aside and then takes its place in one step: an interrupted run leaves the last one whole. What you put into the
folder yourself stays there.

The exit status is 0 when the site was built, else 1; then nothing has changed.";
