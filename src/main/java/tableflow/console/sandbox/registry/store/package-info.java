/// What the registry holds: contexts, schemas by id, subjects with their versions, configs and modes.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.registry.store;
