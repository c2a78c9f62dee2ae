import ts from "typescript";
import { codeComment } from "../code/encode.js";
import { aliasOf, interfaceOf } from "./name-types.js";
import { nameOf } from "./type-shapes.js";
import type { OperationGroups } from "./types-input.js";

/** A declaration of the parameters of one operation that stand in one place. */
export interface ParameterGroup {
  readonly doc: string;
  readonly declaration: ts.Node;
}

/** Gives each group of parameters a declaration of its own, of which `operations` speaks by its name. */
export function nameGroups(
  nodes: readonly ts.Node[],
  operations: readonly OperationGroups[],
): { readonly groups: readonly ParameterGroup[]; readonly rest: readonly ts.Node[] } {
  const wanted = new Map(operations.map((named) => [named.id, named]));
  const groups: ParameterGroup[] = [];
  const nameMember = (member: ts.TypeElement, named: OperationGroups): ts.TypeElement => {
    const place = places[nameOf(member.name ?? noName)];
    const group = place && named[place.member];
    if (group === undefined || !ts.isPropertySignature(member) || member.type === undefined) return member;
    const type = ts.isTypeLiteralNode(member.type) ? interfaceOf : aliasOf;
    groups.push({
      doc: `${place?.title} parameters of ${codeComment(named.key)}.`,
      declaration: type(group.name, member.type),
    });
    const name = ts.factory.createTypeReferenceNode(group.name);
    return ts.factory.updatePropertySignature(member, member.modifiers, member.name, member.questionToken, name);
  };
  const rest = nodes.map((node) => {
    if (!ts.isInterfaceDeclaration(node) || node.name.text !== "operations") return node;
    const members = node.members.map((member) => {
      const named = wanted.get(nameOf(member.name ?? noName));
      return named === undefined ? member : mapMember(member, "parameters", (group) => nameMember(group, named));
    });
    const { modifiers, name, typeParameters, heritageClauses } = node;
    return ts.factory.updateInterfaceDeclaration(node, modifiers, name, typeParameters, heritageClauses, members);
  });
  return { groups, rest };
}

const noName = ts.factory.createIdentifier("");

const places: Readonly<Record<string, { readonly member: "query" | "headers" | "cookies"; readonly title: string }>> = {
  query: { member: "query", title: "Query" },
  header: { member: "headers", title: "Header" },
  cookie: { member: "cookies", title: "Cookie" },
};

/** Changes the members of the member `name` of an object type. */
function mapMember(
  element: ts.TypeElement,
  name: string,
  change: (member: ts.TypeElement) => ts.TypeElement,
): ts.TypeElement {
  const within = (node: ts.TypeElement, map: (member: ts.TypeElement) => ts.TypeElement): ts.TypeElement => {
    if (!ts.isPropertySignature(node) || node.type === undefined || !ts.isTypeLiteralNode(node.type)) return node;
    const type = ts.factory.createTypeLiteralNode(node.type.members.map(map));
    return ts.factory.updatePropertySignature(node, node.modifiers, node.name, node.questionToken, type);
  };
  return within(element, (member) => (nameOf(member.name ?? noName) === name ? within(member, change) : member));
}
