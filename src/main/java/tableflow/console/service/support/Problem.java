package tableflow.console.service.support;

/// One thing that is wrong in a document, and where.
public record Problem(Place place, String what) {

    @Override
    public String toString() {
        return place + ": " + what;
    }
}
