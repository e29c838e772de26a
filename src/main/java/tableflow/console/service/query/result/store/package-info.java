/// Results kept on this machine: readable while they arrive, after a restart and without a network.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.query.result.store;
