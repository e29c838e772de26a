package tableflow.console.sandbox.access;

import java.time.Clock;

/// What all parts of a sandbox share: the time, its pace, the keys and the roles.
public record AccessControl(Clock clock, Pace pace, Keys keys, Roles roles) {
    public static AccessControl of(Clock clock, Pace pace) {
        return new AccessControl(clock, pace, new Keys(clock), new Roles(clock, pace));
    }
}
