package tableflow.console.domain.doctor.explain;

import tableflow.console.domain.doctor.CheckKind;
import tableflow.console.domain.doctor.FailureMode;
import tableflow.console.domain.doctor.ladder.Rung;

/// Which rung of the ladder proves a failure mode or rules it out.
final class Examine {

    private Examine() {}

    static Rung rung(FailureMode mode) {
        return switch (mode.layer()) {
            case CREDENTIALS -> Rung.IDENTITY;
            case NETWORK -> Rung.WORKSTATION;
            case S3 -> storage(mode);
            case KMS -> mode.id().startsWith("G") ? Rung.GLUE : Rung.KMS;
            case ROLES -> mode.id().equals("R1") || mode.id().equals("T1") ? Rung.INTEGRATION : Rung.ROLE;
            case GLUE, LAKE_FORMATION -> Rung.GLUE;
            case ICEBERG -> Rung.DATA;
            case ATHENA, STATEMENT -> Rung.ATHENA;
            case TABLEFLOW -> Rung.TABLEFLOW;
            case REGISTRY -> mode.check() == CheckKind.SCHEMA ? Rung.TOPIC : Rung.REGISTRY;
            case KAFKA -> mode.id().equals("T17") || mode.id().equals("T19") ? Rung.TOPIC : Rung.KAFKA;
            case CONFLUENT -> Rung.CONFLUENT;
        };
    }

    private static Rung storage(FailureMode mode) {
        if (mode.id().startsWith("A")) {
            return mode.check() == CheckKind.RESULT_LOCATION ? Rung.ATHENA : Rung.DATA;
        }
        return mode.check() == CheckKind.ROLE ? Rung.ROLE : Rung.BUCKET;
    }
}
