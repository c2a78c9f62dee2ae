import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { chat, files, models, provider } from "../../generated/providers/openai/resources.js";
import { createClient, withResources } from "../../src/index.js";

const root = new URL("../..", import.meta.url).pathname;

async function bundle(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

describe("a provider with some of its resources", () => {
  it("a provider with some of its resources has these methods and no others", async () => {
    const sent: string[] = [];
    const client = createClient(withResources(provider, { chat, models }), {
      apiKey: "k",
      fetch: async (input, init) => {
        sent.push(`${init?.method} ${input}`);
        return Response.json({ id: "m", object: "model", created: 1, owned_by: "o" });
      },
    });
    expect((await client.models.retrieve("m")).id).toBe("m");
    expect(Object.keys(client)).toEqual(["chat", "models"]);
    expect(sent).toEqual(["GET https://api.openai.com/v1/models/m"]);
    // @ts-expect-error: files were not asked for
    expect(client.files).toBe(undefined);
    // @ts-expect-error: a completion needs messages
    await expect(client.chat.completions.create({ model: "m" })).rejects.toThrow("messages");
  });

  it("a provider's resource goes by the name that the caller gives it", () => {
    const client = createClient(withResources(provider, { documents: files }));
    expect(Object.keys(client.documents)).toContain("content");
  });

  it("a bundle with some of a provider's resources has nothing of the others", async () => {
    const use = `import { createClient, withResources } from "./src/index.ts";
      import { chat, provider } from "./generated/providers/openai/resources.ts";
      console.log(createClient(withResources(provider, { chat })).chat.completions);`;
    const [chatAlone, all] = await Promise.all([
      bundle(use),
      bundle(`import { createClient } from "./src/index.ts"; import { openai } from "./generated/providers/openai/client.ts";
        console.log(createClient(openai).chat.completions);`),
    ]);
    const paths = (code: string) => new Set(code.match(/(?<=path:")\/[a-z_]+/g));
    expect([...paths(chatAlone)]).toEqual(["/chat"]);
    expect(paths(all).size).toBeGreaterThan(10);
    // What the resource brings with it: checks of a body, pages, streams; no forms.
    expect(chatAlone.length).toBeLessThan(all.length * 0.4);
  });
});
