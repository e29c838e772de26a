package tableflow.console.service.provisioning;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.change.ChangeRequest;
import tableflow.console.domain.provisioning.Step.Action;

/// What a step found, and what it would send to make things as wanted.
///
/// @param objectId the id of what exists; absent while there is nothing
/// @param requests the changes to send, in order
/// @param traits what tells who made the object
/// @param settings the values that the requests change, for undoing
record Look(
        Action action,
        @Nullable String existing,
        String intent,
        @Nullable String objectId,
        List<ChangeRequest> requests,
        List<String> reasons,
        Origin.Traits traits,
        List<Setting> settings) {

    Look {
        settings = List.copyOf(settings);
        requests = List.copyOf(requests);
        reasons = List.copyOf(reasons);
    }

    /// One that tells nothing about the making of what it found.
    Look(
            Action action,
            @Nullable String existing,
            String intent,
            @Nullable String objectId,
            List<ChangeRequest> requests,
            List<String> reasons) {
        this(action, existing, intent, objectId, requests, reasons, Origin.Traits.NONE, List.of());
    }

    /// All is as wanted; `objectId` is what was found.
    static Look as(Action action, String existing, @Nullable String objectId) {
        return new Look(action, existing, "nothing to change", objectId, List.of(), List.of());
    }

    static Look create(String intent, ChangeRequest request) {
        return new Look(Action.CREATE, null, intent, null, List.of(request), List.of());
    }

    static Look change(String existing, String intent, @Nullable String objectId, List<ChangeRequest> requests) {
        return new Look(Action.CHANGE, existing, intent, objectId, requests, List.of());
    }

    static Look blocked(@Nullable String existing, String intent, List<String> reasons) {
        return new Look(Action.BLOCKED, existing, intent, null, List.of(), reasons);
    }

    /// It cannot be looked up yet.
    static Look unseen(String intent, ChangeRequest... requests) {
        return new Look(Action.CREATE_IF_ABSENT, "cannot be looked up before its key works", intent, null,
                List.of(requests), List.of());
    }

    /// The same, whose `intent` tells it better.
    Look meaning(String text) {
        return new Look(action, existing, text, objectId, requests, reasons, traits, settings);
    }

    /// The same, with what the object tells about its making.
    Look made(@Nullable Instant createdAt, Map<String, String> marks) {
        return new Look(action, existing, intent, objectId, requests, reasons, new Origin.Traits(createdAt, marks),
                settings);
    }

    /// The same, with the values that its requests change.
    Look changing(List<Setting> values) {
        return new Look(action, existing, intent, objectId, requests, reasons, traits, values);
    }

    boolean settled() {
        return action == Action.REUSE || action == Action.NONE;
    }
}
