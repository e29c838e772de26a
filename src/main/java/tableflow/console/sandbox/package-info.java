/// The sandbox: the systems the console talks to, served on loopback by real engines where one exists.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox;
