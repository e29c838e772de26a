/// The places for secrets: the system's keychain, a file encrypted under a passphrase, memory.
@org.jspecify.annotations.NullMarked
package tableflow.console.remote.secrets;
