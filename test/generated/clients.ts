import type { MergedClient } from "../../generated/index.js";
import type { PortableClient } from "../../generated/portable/index.js";
import type { IkuncodeClient } from "../../generated/providers/ikuncode/index.js";
import type { OpenaiClient } from "../../generated/providers/openai/index.js";
import type { XiexusClient } from "../../generated/providers/xiexus/index.js";

export type {
  IkuncodeClient as Ikuncode,
  MergedClient as Merged,
  OpenaiClient as Openai,
  PortableClient as Portable,
  XiexusClient as Xiexus,
};
