package tableflow.console.ui.doctor;

import tableflow.console.domain.doctor.CheckKind;
import tableflow.console.domain.doctor.FailureMode;
import tableflow.console.domain.doctor.ladder.Rung;

/// Which rung shows a failure mode.
final class Rungs {

    private Rungs() {}

    static Rung of(FailureMode mode) {
        CheckKind check = mode.check();
        if (check != null) {
            return switch (check) {
                case IDENTITY -> Rung.IDENTITY;
                case BUCKET -> Rung.BUCKET;
                case WORKGROUP, RESULT_LOCATION -> Rung.ATHENA;
                case DATABASE, TABLE -> Rung.GLUE;
                case METADATA, SNAPSHOT -> Rung.DATA;
                case ROLE -> Rung.ROLE;
                case TOPIC_STATUS -> Rung.TABLEFLOW;
                case SCHEMA, KAFKA_TOPIC -> Rung.TOPIC;
            };
        }
        return switch (mode.layer()) {
            case CREDENTIALS -> Rung.IDENTITY;
            case NETWORK -> Rung.WORKSTATION;
            case S3 -> Rung.BUCKET;
            case KMS -> Rung.KMS;
            case ROLES -> Rung.ROLE;
            case GLUE, LAKE_FORMATION -> Rung.GLUE;
            case ICEBERG -> Rung.DATA;
            case ATHENA, STATEMENT -> Rung.ATHENA;
            case TABLEFLOW -> Rung.TABLEFLOW;
            case REGISTRY -> Rung.REGISTRY;
            case KAFKA -> Rung.KAFKA;
            case CONFLUENT -> Rung.CONFLUENT;
        };
    }
}
