/// What the services need from remote systems. Every method blocks, ends within its adapter's time-outs, ends at once
/// when the thread is interrupted, and throws [tableflow.console.domain.RemoteFailure].
@org.jspecify.annotations.NullMarked
package tableflow.console.service.port;
