package tableflow.console.service.schemas.document;

/// Where what Avro refuses stands: its parser tells the word that it stumbled over, and no place.
final class AvroFlaw {

    private final Spot root;
    private final Findings findings;

    AvroFlaw(Spot root, Findings findings) {
        this.root = root;
        this.findings = findings;
    }

    void report(String message) {
        findings.add(DocumentRules.INVALID, root.pointer(), root.from(), root.nameTo(), JsonSource.shortened(message));
    }
}
