package tableflow.console.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The sandbox's test hook: troubles armed here strike the parts wrapped by [#around].
///
/// Faults are armed in process with [#arm] or over HTTP through [#admin]. The oldest matching fault with strikes left
/// takes a call; each call is taken by at most one. Thread-safe.
public final class Faults {
    private static final String MESSAGE = "Armed by the sandbox's fault hook.";

    private final Map<String, Armed> armed = new LinkedHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

    /// How a part words an error of its own, for a fault that names only a status.
    @FunctionalInterface
    public interface Shape {
        Reply error(Request request, int status);

        /// With these words, by a part that can take them.
        default Reply error(Request request, int status, Fault.Wording wording) {
            return error(request, status);
        }
    }

    private static final class Armed {
        private final Fault fault;
        private int left;

        Armed(Fault fault) {
            this.fault = fault;
            this.left = fault.times();
        }
    }

    /// Wraps a part; errors without a body are empty.
    public Handler around(String service, Handler handler) {
        return around(service, handler, (request, status) -> Reply.empty(status));
    }

    /// Wraps a part whose errors look as `shape` says.
    public Handler around(String service, Handler handler, Shape shape) {
        return request -> {
            Optional<Fault> fault = take(service, request);
            return fault.isEmpty() ? handler.handle(request) : strike(fault.get(), request, handler, shape);
        };
    }

    /// @return the id under which it is listed and can be disarmed
    public synchronized String arm(Fault fault) {
        String id = "fault-" + numbers.incrementAndGet();
        armed.put(id, new Armed(fault));
        return id;
    }

    /// @return false when there is no such fault
    public synchronized boolean disarm(String id) {
        return armed.remove(id) != null;
    }

    public synchronized void clear() {
        armed.clear();
    }

    /// Strikes not yet made by this fault; 0 also when it is unknown.
    public synchronized int left(String id) {
        Armed one = armed.get(id);
        return one == null ? 0 : one.left;
    }

    /// The hook over HTTP: `POST /faults`, `GET /faults`, `DELETE /faults` and `DELETE /faults/{id}`.
    public Router admin() {
        return new Router()
                .post("/faults", this::post)
                .get("/faults", request -> Reply.json(200, list()))
                .delete("/faults", request -> {
                    clear();
                    return Reply.empty(204);
                })
                .delete("/faults/{id}", request -> Reply.empty(disarm(request.var("id")) ? 204 : 404));
    }

    private Reply post(Request request) throws BadJson {
        try {
            Fault fault = Fault.parse(request.json());
            String id = arm(fault);
            return Reply.json(201, fault.json().put("id", id).put("left", fault.times()));
        } catch (IllegalArgumentException e) {
            return Reply.json(400, Map.of("message", String.valueOf(e.getMessage())));
        }
    }

    private synchronized ObjectNode list() {
        ObjectNode all = Json.object();
        ArrayNode data = all.putArray("data");
        armed.forEach((id, one) -> data.add(one.fault.json().put("id", id).put("left", one.left)));
        return all;
    }

    private synchronized Optional<Fault> take(String service, Request request) {
        for (Armed one : armed.values()) {
            if (one.left > 0 && one.fault.strikes(service, request)) {
                one.left--;
                return Optional.of(one.fault);
            }
        }
        return Optional.empty();
    }

    private static Reply strike(Fault fault, Request request, Handler handler, Shape shape) throws Exception {
        switch (fault.effect()) {
            case Fault.Answer answer -> {
                return answer.body()
                        .map(body -> typed(answer.status(), body))
                        .or(() -> answer.shape().map(s -> s.reply(answer.status(), "armed_fault", MESSAGE)))
                        .orElseGet(() -> answer.wording().isEmpty()
                                ? shape.error(request, answer.status())
                                : shape.error(request, answer.status(), answer.wording().get()))
                        .withHeaders(answer.headers());
            }
            case Fault.Delay delay -> {
                Thread.sleep(delay.time());
                return handler.handle(request);
            }
            case Fault.DropBefore _ -> throw new DropConnection();
            case Fault.DropAfter _ -> {
                handler.handle(request);
                throw new DropConnection();
            }
        }
    }

    private static Reply typed(int status, String body) {
        return body.startsWith("<")
                ? Reply.html(status, body)
                : Reply.text(status, body).withHeader("Content-Type", "application/json");
    }
}
