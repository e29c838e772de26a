/// Adapters: the services' ports on real remote systems. One package a system.
@org.jspecify.annotations.NullMarked
package tableflow.console.remote;
