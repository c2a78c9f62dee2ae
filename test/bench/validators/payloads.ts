/** Bodies and answers of the kinds that applications send, valid by OpenAI's description. */

export const smallCompletion = {
  model: "gpt-3.5-turbo-instruct",
  prompt: "Say this is a test",
  max_tokens: 7,
  temperature: 0,
};

export const smallCompletionInvalid = { ...smallCompletion, temperature: "hot" };

const weatherTool = {
  type: "function",
  function: {
    name: "get_weather",
    description: "The weather at a place",
    parameters: {
      type: "object",
      properties: { city: { type: "string" }, unit: { type: "string", enum: ["c", "f"] } },
      required: ["city"],
    },
  },
};

export const chatOne = { model: "gpt-4o", messages: [{ role: "user", content: "Hello!" }] };

function turn(index: number): object[] {
  const id = `call_${index}`;
  return [
    {
      role: "user",
      content: [
        { type: "text", text: `What is in picture ${index}?` },
        { type: "image_url", image_url: { url: `https://example.com/${index}.png`, detail: "low" } },
      ],
    },
    {
      role: "assistant",
      content: null,
      tool_calls: [{ id, type: "function", function: { name: "get_weather", arguments: '{"city":"Oslo"}' } }],
    },
    { role: "tool", tool_call_id: id, content: "12 degrees" },
    { role: "assistant", content: "It is a boat, and it is cold." },
  ];
}

/** 21 messages with images, tool calls and tool results. */
export const chatTwenty = {
  model: "gpt-4o",
  messages: [{ role: "system", content: "Be brief." }, ...[1, 2, 3, 4, 5].flatMap(turn)],
  tools: [weatherTool, { ...weatherTool, function: { ...weatherTool.function, name: "get_time" } }],
  tool_choice: "auto",
  temperature: 0.7,
  stream: true,
  stream_options: { include_usage: true },
};

export const chatTwentyInvalid = {
  ...chatTwenty,
  messages: [...chatTwenty.messages, { role: "tool", content: "no id" }],
};

export const responseTools = {
  model: "gpt-4o",
  instructions: "Be brief.",
  input: [
    {
      role: "user",
      content: [
        { type: "input_text", text: "What is in this picture?" },
        { type: "input_image", image_url: "https://example.com/1.png", detail: "low" },
      ],
    },
    { type: "function_call", call_id: "call_1", name: "get_weather", arguments: '{"city":"Oslo"}' },
    { type: "function_call_output", call_id: "call_1", output: "12 degrees" },
  ],
  tools: [
    {
      type: "function",
      name: "get_weather",
      description: "The weather",
      parameters: { type: "object", properties: { city: { type: "string" } } },
      strict: false,
    },
    { type: "file_search", vector_store_ids: ["vs_1"] },
    { type: "web_search" },
  ],
  max_output_tokens: 200,
};

export const responseToolsInvalid = {
  ...responseTools,
  tools: [...responseTools.tools, { type: "file_search", vector_store_ids: "vs_1" }],
};
