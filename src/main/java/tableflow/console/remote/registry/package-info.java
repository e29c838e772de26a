/// Schema Registry over REST.
@org.jspecify.annotations.NullMarked
package tableflow.console.remote.registry;
