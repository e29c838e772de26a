package tableflow.console.sandbox.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Finds the handler for a method and a path.
///
/// Templates are matched against the raw path, segment by segment, and only then decoded: `a%2Fb` is one segment with
/// the value `a/b`. A literal segment wins over a variable. HEAD is answered by the GET handler; the server leaves the
/// body out. Routes are added before the server starts and never after.
public final class Router implements Handler {
    private final List<Route> routes = new ArrayList<>();
    private Fallback fallback = (request, allowed) -> allowed.isEmpty()
            ? Reply.json(404, Map.of("error_code", 404, "message", "HTTP 404 Not Found"))
            : Reply.json(405, Map.of("error_code", 405, "message", "HTTP 405 Method Not Allowed"));

    /// Answers what no route takes.
    @FunctionalInterface
    public interface Fallback {
        /// @param allowed the methods that this path has (a 405), or nothing when the path is unknown (a 404)
        Reply answer(Request request, Set<String> allowed) throws Exception;
    }

    public Router get(String template, Handler handler) {
        return add("GET", template, handler);
    }

    public Router post(String template, Handler handler) {
        return add("POST", template, handler);
    }

    public Router put(String template, Handler handler) {
        return add("PUT", template, handler);
    }

    public Router patch(String template, Handler handler) {
        return add("PATCH", template, handler);
    }

    public Router delete(String template, Handler handler) {
        return add("DELETE", template, handler);
    }

    /// Replaces the plain 404 and 405. The `Allow` header of a 405 is added here.
    public Router fallback(Fallback answer) {
        fallback = answer;
        return this;
    }

    private Router add(String method, String template, Handler handler) {
        routes.add(Route.of(method, template, handler));
        routes.sort(Comparator.comparing(Route::rank));
        return this;
    }

    @Override
    public Reply handle(Request request) throws Exception {
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        List<String> raw = Route.split(request.rawPath());
        Set<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            var vars = route.match(raw);
            if (vars.isPresent()) {
                if (route.method().equals(method)) {
                    return route.handler().handle(request.withVars(vars.get()));
                }
                allowed.add(route.method());
            }
        }
        Reply reply = fallback.answer(request, allowed);
        return allowed.isEmpty() ? reply : reply.withHeader("Allow", String.join(", ", allowed));
    }
}
