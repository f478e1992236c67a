// MiniSearch and Orama on the passages, questions and vectors of a file that the benchmark wrote.
import { readFileSync } from "node:fs";
import { create, insertMultiple, search } from "@orama/orama";
import MiniSearch from "minisearch";

const { take, seconds, passages, questions } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const councils = [...new Set(passages.map(p => p.council))];
const ofEach = build => new Map(councils.map(c => [c, build(passages.filter(p => p.council === c))]));
const firstArticles = articles => [...new Set(articles)].slice(0, take);
const candidates = 50;

async function measure(name, ask) {
  let hits = 0;
  for (const question of questions) {
    const found = await ask(question);
    if (found.some(article => question.articles.includes(article))) hits++;
  }
  let asked = 0;
  const start = performance.now();
  for (; performance.now() - start < seconds * 1000; asked++) await ask(questions[asked % questions.length]);
  const rate = asked / ((performance.now() - start) / 1000);
  console.log(`${name}: recall@${take} ${((100 * hits) / questions.length).toFixed(1)} %, ${rate.toFixed(0)} queries/s`);
}

const mini = ofEach(own => {
  const index = new MiniSearch({ fields: ["title", "headings", "text"], storeFields: ["article"] });
  index.addAll(own);
  return index;
});
for (const [name, options] of [
  ["MiniSearch, as it comes, title twice", { boost: { title: 2 } }],
  ["MiniSearch, with fuzzy and prefix matching, title twice", { boost: { title: 2 }, fuzzy: 0.2, prefix: true }],
]) {
  await measure(name, q => firstArticles(mini.get(q.council).search(q.text, options).slice(0, candidates).map(r => r.article)));
}

const orama = new Map();
for (const council of councils) {
  const index = create({
    schema: { article: "string", title: "string", headings: "string", text: "string", vector: "vector[512]" },
    components: { tokenizer: { stemming: true, language: "english" } },
  });
  await insertMultiple(index, passages.filter(p => p.council === council).map(({ article, title, headings, text, vector }) => ({ article, title, headings, text, vector })));
  orama.set(council, index);
}
const words = { properties: ["title", "headings", "text"], boost: { title: 2 }, limit: candidates };
const vector = q => ({ value: q.vector, property: "vector" });
for (const [name, how] of [
  ["Orama, words alone, title twice", q => ({ mode: "fulltext", term: q.text, ...words })],
  ["Orama, vectors alone", q => ({ mode: "vector", vector: vector(q), similarity: 0.1, limit: candidates })],
  ["Orama, hybrid with the same vectors, title twice", q => ({ mode: "hybrid", term: q.text, vector: vector(q), similarity: 0.1, ...words })],
]) {
  await measure(name, async q => firstArticles((await search(orama.get(q.council), how(q))).hits.map(h => h.document.article)));
}
