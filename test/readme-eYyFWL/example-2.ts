import OpenAI from "openai";
import { xiexus } from "../../generated/providers/xiexus/index.js";
import { createFetch } from "../../src/index.js";

const fetch = createFetch(xiexus, { apiKey: process.env.XIEXUS_API_KEY, unsupported: "error" });
const official = new OpenAI({ apiKey: "unused", baseURL: xiexus.baseURL, fetch, maxRetries: 0 });
const answer = await official.chat.completions.create({ model: "gpt-4o", messages: [{ role: "user", content: "Hi" }] });
console.log(answer.choices[0]?.message.content);
