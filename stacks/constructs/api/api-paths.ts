import { ApiGatewayResource } from "@cdktf/provider-aws/lib/api-gateway-resource/index.js";
import { Construct } from "constructs";

export interface ApiPathsProps {
  readonly apiId: string;
  /** Resource of the path `/`. */
  readonly rootId: string;
  /** Such as `/tickets/{id}`; repeats count once. */
  readonly paths: readonly string[];
}

/** `tickets-id` for `/tickets/{id}`. */
const nameOf = (path: string): string =>
  path
    .split(/[^a-z0-9.]+/)
    .filter(Boolean)
    .join("-");

/** The tree of API Gateway's resources, one for each part of a path. */
export class ApiPaths extends Construct {
  readonly #ids = new Map<string, string>();
  readonly #paths: ReadonlySet<string>;

  constructor(scope: Construct, id: string, { apiId, rootId, paths }: ApiPathsProps) {
    super(scope, id);
    this.#paths = new Set(paths);
    this.#ids.set("", rootId);
    for (const path of this.#paths) this.#create(apiId, path);
  }

  /** Name and resource of each path. */
  get all(): readonly (readonly [name: string, resourceId: string])[] {
    return [...this.#paths].map((path) => [nameOf(path), this.idOf(path)]);
  }

  /** @throws Error when the path is not among those given. */
  idOf(path: string): string {
    const id = this.#ids.get(path);
    if (id === undefined) throw new Error(`There is no path ${path}.`);
    return id;
  }

  #create(restApiId: string, path: string): string {
    const known = this.#ids.get(path);
    if (known !== undefined) return known;
    const [parent, pathPart] = [path.slice(0, path.lastIndexOf("/")), path.slice(path.lastIndexOf("/") + 1)];
    const parentId = this.#create(restApiId, parent);
    const { id } = new ApiGatewayResource(this, nameOf(path), { restApiId, parentId, pathPart });
    this.#ids.set(path, id);
    return id;
  }
}
