/// Confluent Cloud's control plane: environments, clusters, accounts, roles, keys, provider integrations, Tableflow.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.confluent;
