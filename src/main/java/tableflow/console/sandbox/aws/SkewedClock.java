package tableflow.console.sandbox.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;

/// The time that AWS goes by when it checks signatures and dates its answers. The test hook sets it apart from this
/// machine's, which to a client looks as if the machine's own clock were wrong.
final class SkewedClock extends Clock {
    private final Clock clock;
    private volatile Duration ahead = Duration.ZERO;

    SkewedClock(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        return clock.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    /// `PUT /aws-clock` with `{"ahead_seconds": N}`, less than 0 for behind; `DELETE /aws-clock`.
    Router routes() {
        return new Router()
                .put("/aws-clock", this::put)
                .delete("/aws-clock", request -> {
                    ahead = Duration.ZERO;
                    return Reply.empty(204);
                });
    }

    private Reply put(Request request) throws BadJson {
        ahead = Duration.ofSeconds(request.json().path("ahead_seconds").asLong());
        return Reply.empty(204);
    }
}
