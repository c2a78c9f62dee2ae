import { defineConfig } from "./scripts/config/config.js";

export default defineConfig({
  reference: "openai",
  providers: {
    openai: {
      spec: "openapi/openai.yaml",
      source: "https://raw.githubusercontent.com/openai/openai-openapi/master/openapi.yaml",
      overlays: ["openapi/overlays/openai.yaml"],
      // As its official SDKs write them: `include[]=`, `effective_at[gte]=`, also in forms.
      queryArrays: "brackets",
      queryObjects: "brackets",
      formArrays: "brackets",
      formObjects: "brackets",
    },
    xiexus: {
      spec: "openapi/relay.json",
      source: "https://raw.githubusercontent.com/QuantumNous/new-api/main/docs/openapi/relay.json",
      // What it relays to reads forms so.
      formArrays: "brackets",
      formObjects: "brackets",
    },
    ikuncode: {
      spec: "openapi/ikuncode.yaml",
      import: { page: "openapi/pages/ikuncode.md", overlays: ["openapi/overlays/ikuncode.yaml"] },
    },
  },
  naming: {
    "POST /images/generations": "images.generate",
    "POST /images/edits": "images.edit",
    "POST /images/variations": "images.createVariation",
    "GET /fine_tuning/jobs/{id}/events": "fineTuning.jobs.listEvents",
    "POST /threads/runs": "threads.createAndRun",
    "POST /rerank": "rerank.create",
    "POST /responses/input_tokens": "responses.inputTokens.count",
    "POST /evals/{id}/runs/{run}": "evals.runs.cancel",
    "GET /vector_stores/{id}/file_batches/{batch}/files": "vectorStores.fileBatches.listFiles",
    "GET /videos/{id}/content": "videos.downloadContent",
    "GET /containers/{id}/files/{file}/content": "containers.files.content.retrieve",
    "POST /videos/characters": "videos.createCharacter",
    "GET /videos/characters/{id}": "videos.getCharacter",
    "POST /videos/edits": "videos.edit",
    "POST /videos/extensions": "videos.extend",
    "GET /realtime": "realtime.connect",
    "GET /v1beta/models": "gemini.models.list",
    "POST /v1beta/models/{model}:generateContent": "gemini.models.generateContent",
  },
});
