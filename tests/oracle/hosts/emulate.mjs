// Answers of hosts by their own published code: reads {host, text, paths} from standard input, writes for each path
// [status, Location], [0, ""] where nothing matches. What a host keeps to itself is written here from its documentation.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const require = createRequire(import.meta.url);
const loud = console.log;
console.log = console.warn = console.error = () => {};

async function inFile(name, text, use) {
  const folder = mkdtempSync(join(tmpdir(), "redirects-"));
  try {
    writeFileSync(join(folder, name), text);
    return await use(join(folder, name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function netlify(text, paths, name = "_redirects") {
  const parser = await import("@netlify/redirect-parser");
  const { parsePlain } = require("netlify-redirector");
  const key = name === "_redirects" ? "redirectsFiles" : "netlifyConfigPath";
  const parsed = await inFile(name, text, (file) =>
    parser.parseAllRedirects({ [key]: name === "_redirects" ? [file] : file, configRedirects: [], minimal: false }));
  if (parsed.errors.length) throw parsed.errors[0];
  const lines = parsed.redirects.map((each) => `${each.from} ${each.to} ${each.status}${each.force ? "!" : ""}\n`);
  const matcher = await parsePlain(lines.join(""), { jwtSecret: "", jwtRoleClaim: "" });
  return paths.map((path) => {
    const none = () => "";
    const asked = { scheme: "http", host: "h.example", path, query: "", headers: {}, cookieValues: {} };
    const found = matcher.match({ ...asked, getHeader: none, getCookie: none });
    if (!found) return [0, ""];
    return [found.status, found.scheme ? `${found.scheme}://${found.host}${found.to}` : found.to];
  });
}

async function cloudflare(text, paths) {
  const { createMetadataObject } = await import("@cloudflare/pages-shared/dist/metadata-generator/createMetadataObject.js");
  const { generateHandler } = await import("@cloudflare/pages-shared/dist/asset-server/handler.js");
  const rules = [];
  text.split("\n").forEach((line, index) => {
    const words = line.trim().split(/\s+/);
    if (!words[0] || words[0].startsWith("#")) return;
    const from = new URL(words[0], "https://h.example").pathname;
    if (words.length === 3) rules.push({ from, to: words[1], status: Number(words[2]), lineNumber: index + 1 });
  });
  const metadata = createMetadataObject({ redirects: { rules, invalid: [] } });
  if (Object.keys(metadata.redirects?.rules ?? {}).length) throw new Error("a dynamic rule");
  const nothing = { findAssetEntryForPath: async () => null, getAssetKey: () => "", negotiateContent: () => ({}), fetchAsset: async () => null };
  return Promise.all(paths.map(async (path) => {
    const request = new Request(`https://h.example${path}`);
    const { status, headers } = await generateHandler({ request, metadata, logError() {}, setMetrics() {}, ...nothing });
    return headers.has("location") && metadata.redirects ? [status, headers.get("location")] : [0, ""];
  }));
}

async function vercel(text, paths) {
  const { getTransformedRoutes } = require("@vercel/routing-utils");
  const { routes, error } = getTransformedRoutes(JSON.parse(text));
  if (error) throw new Error(error.message);
  const known = routes.map((route) => [new RegExp(route.src), route.status, route.headers.Location]);
  return paths.map((path) => {
    const found = known.find(([pattern]) => pattern.test(path));
    return found ? [found[1], found[2]] : [0, ""];
  });
}

async function firebase(text, paths) {
  const superstatic = require("superstatic").default;
  const connect = require("connect");
  const config = { public: tmpdir(), ...JSON.parse(text).hosting };
  const server = http.createServer(connect().use(superstatic({ config, fallthrough: false, provider: async () => null })));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const agent = new http.Agent({ keepAlive: true });
  const ask = (path) => new Promise((done, failed) => {
    http.get({ host: "127.0.0.1", port: server.address().port, path, agent }, (answer) => {
      answer.resume().on("end", () => done(answer.headers.location ? [answer.statusCode, answer.headers.location] : [0, ""]));
    }).on("error", failed);
  });
  const answers = [];
  for (const path of paths) answers.push(await ask(path));
  agent.destroy();
  server.close();
  return answers;
}

const hosts = { netlify, "netlify-toml": (text, paths) => netlify(text, paths, "netlify.toml"), cloudflare, vercel, firebase };
try {
  const { host, text, paths } = JSON.parse(readFileSync(0, "utf8"));
  loud(JSON.stringify(await hosts[host](text, paths)));
  process.exit(0);
} catch (error) {
  loud(JSON.stringify({ error: String(error.stack ?? error) }));
  process.exit(1);
}
