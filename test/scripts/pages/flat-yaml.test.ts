import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { outline, part } from "./pages.js";

const description = `openapi: 3.0.3
info:
  title: 'Plans'
  version: 1.0.0
servers:
  - url: https://api.teal.example/v1
    description: The server
tags: []
paths:
  /plans:
    post:
      summary: Make a plan
      description: |-
        What a plan is:
        - a route
      tags:
        - plans
      parameters:
        - name: X-Harbour
          in: header
          required: true
          schema:
            type: string
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required:
                - harbour
                - ships
              properties:
                harbour:
                  type: string
                  enum:
                    - north
                    - south
                ships:
                  type: array
                  minItems: 1
                  items:
                    type: object
                    properties:
                      type:
                        type: string
                      description:
                        type: string
                    required:
                      - type
                    x-apifox-orders:
                      - type
                      - description
                tide:
                  type:
                    - number
                    - 'null'
            example:
              harbour: north
              ships:
                - type: ferry
      responses:
        '200':
          description: Made
          content:
            application/json:
              schema:
                type: object
                properties:
                  id:
                    type: string
                required:
                  - id
          headers: {}
        '400':
          description: Refused
          headers: {}
      security: []
  /plans/{id}:
    get:
      summary: Read a plan
      parameters:
        - name: id
          in: path
          required: true
          schema:
            type: string
      responses:
        '200':
          description: Read
components:
  schemas: {}
  securitySchemes: {}
`;

const flat = description.replace(/^ +/gm, "");

describe("descriptions that were copied without their indentation", () => {
  it("get their depths back, from whatever language the page is in", () => {
    for (const [before, after] of [
      ["Plans\n\nPOST /plans\n\nOpenAPI specification\n", "\nModified at 2026-05-01\n"],
      ["计划\n\nPOST /plans\n\n# OpenAPI 规范\n", "\n最后修改时间：2026-05-01\n"],
    ] as const) {
      const page = importPage(before + flat + after, { file: "page.txt" });
      expect(page.reader).toBe("embedded");
      expect(outline(page)).toEqual([
        "POST /plans: header X-Harbour* harbour* ships*[type* description] tide",
        "  200: id*",
        "  400:",
        "GET /plans/{id}: path id*",
        "  200:",
      ]);
      const body = "/paths/~1plans/post/requestBody/content/application~1json/schema/properties";
      expect(part(page, body).tide).toEqual({ type: ["number", "null"] });
      expect(part(page, body).ships).toMatchObject({ minItems: 1 });
      expect(part(page, "/info").title).toBe("Plans");
      expect(page.originOf("/paths/~1plans/post").line).toBe(
        before.split("\n").length + flat.split("\n").indexOf("post:"),
      );
    }
  });

  it("a property that bodies have is none of the parts above it, though nothing ends them", () => {
    const schema =
      "type: object\nproperties:\nmessages:\ntype: array\nitems:\ntype: object\nproperties:\nrole:\ntype: string\ncontent:\ntype: string\ntemperature:\ntype: number\nstream:\ntype: boolean\n";
    const text = `openapi: 3.1.0\ninfo:\ntitle: Chat\nversion: 1.0.0\npaths:\n/chats:\npost:\nrequestBody:\ncontent:\napplication/json:\nschema:\n${schema}responses:\n'200':\ndescription: Answer\n`;
    expect(outline(importPage(text, { file: "page.txt" }))[0]).toBe(
      "POST /chats: messages[role content] temperature stream",
    );
  });

  it("definitions that others refer to are no properties of the one before them", () => {
    const refer = (name: string): string => `$ref: '#/components/schemas/${name}'`;
    const text = `openapi: 3.1.0\ninfo:\ntitle: Plans\nversion: 1.0.0\npaths:\n/plans:\npost:\nrequestBody:\ncontent:\napplication/json:\nschema:\n${refer("Plan")}\nresponses:\n'200':\ndescription: Made\ncomponents:\nschemas:\nPlan:\ntype: object\nproperties:\nharbour:\ntype: string\nships:\ntype: array\nitems:\n${refer("Ship")}\nShip:\ntype: [object, 'null']\nproperties:\nname:\ntype: string\nrequired:\n- name\n`;
    expect(outline(importPage(text, { file: "page.txt" }))[0]).toBe("POST /plans: harbour ships[name*]");
  });

  it("objects that never end are read down to a depth that no description has", () => {
    const objects = Array.from({ length: 4000 }, (_, index) => `f${index}:\ntype: object\nproperties:\n`).join("");
    const text = `openapi: 3.1.0\ninfo:\ntitle: Plans\nversion: 1.0.0\npaths:\n/plans:\npost:\nrequestBody:\ncontent:\napplication/json:\nschema:\ntype: object\nproperties:\n${objects}`;
    const [line = ""] = outline(importPage(text, { file: "page.txt" }));
    expect(line).toMatch(/^POST \/plans: f0\[f1\[f2\[/);
    expect(line.split("[").length).toBeLessThan(60);
  });

  it("a page that only names some keys of one is read as it is", () => {
    const page = importPage("openapi: 3.0.0\npaths:\n\nPOST /v1/plans\n\nBody\n\nharbour\nstring\nrequired\n", {
      file: "page.txt",
    });
    expect(outline(page)[0]).toBe("POST /v1/plans: harbour*");
  });
});
