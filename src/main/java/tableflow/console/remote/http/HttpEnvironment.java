package tableflow.console.remote.http;

import tableflow.console.service.port.CallListener;

/// What all clients of one connector share.
public record HttpEnvironment(Transport transport, BackOff backOff, CallListener listener) {}
