package tableflow.console.service.doctor;

import java.util.List;
import java.util.Set;
import tableflow.console.domain.Units;
import tableflow.console.domain.doctor.CheckKind;
import tableflow.console.domain.doctor.Layer;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.query.WorkGroup;
import tableflow.console.service.doctor.Examination.Asking;
import tableflow.console.service.port.Identity;

/// Who we are, the workgroup, and where results go.
final class AthenaChecks {

    static final List<Check> ALL = List.of(new WhoWeAre(), new Workgroup(), new ResultLocation());

    private AthenaChecks() {}

    private record WhoWeAre() implements Check {

        @Override
        public CheckKind kind() {
            return CheckKind.IDENTITY;
        }

        @Override
        public Layer layer() {
            return Layer.CREDENTIALS;
        }

        @Override
        public Set<CheckKind> buildsOn() {
            return Set.of();
        }

        @Override
        public String look(Examination on) {
            Identity.Caller caller = on.ask(new Asking<>(Source.STS, on.aws()::identity), "ask AWS who we are",
                    Identity::caller, it -> it.arn());
            return "AWS knows us as " + caller.arn() + " in account " + caller.account() + ".";
        }
    }

    private record Workgroup() implements Check {

        @Override
        public CheckKind kind() {
            return CheckKind.WORKGROUP;
        }

        @Override
        public Layer layer() {
            return Layer.ATHENA;
        }

        @Override
        public Set<CheckKind> buildsOn() {
            return Set.of(CheckKind.IDENTITY);
        }

        @Override
        public String look(Examination on) throws Broken, Unknown {
            String name = on.subject().workgroup();
            if (name == null) {
                throw new Unknown("No workgroup is named.");
            }
            WorkGroup group = on.ask(new Asking<>(Source.ATHENA, on.aws()::workgroups), "read workgroup " + name,
                    groups -> groups.workgroup(name), it -> it.summary().state().text());
            on.found(group);
            if (group.summary().state().is(WorkGroup.State.DISABLED)) {
                throw new Broken("A3", "Workgroup " + name + " is disabled.");
            }
            String limit = group.settings().cutoffBytes().isPresent()
                    ? "; it ends queries that read more than " + Units.size(
                            group.settings().cutoffBytes().getAsLong())
                    : "";
            return "Workgroup " + name + " is enabled" + limit + ".";
        }
    }

    /// Writing is not tried: it would leave something behind.
    private record ResultLocation() implements Check {

        @Override
        public CheckKind kind() {
            return CheckKind.RESULT_LOCATION;
        }

        @Override
        public Layer layer() {
            return Layer.S3;
        }

        @Override
        public Set<CheckKind> buildsOn() {
            return Set.of(CheckKind.WORKGROUP);
        }

        @Override
        public String look(Examination on) throws Broken, Unknown {
            WorkGroup group = on.workgroup();
            if (group == null) {
                throw new Unknown("The workgroup's settings are not known.");
            }
            if (group.settings().managedResults()) {
                return "Workgroup " + group.name() + " keeps results itself: no bucket is needed.";
            }
            String own = on.subject().resultLocation();
            String theirs = group.settings().resultLocation();
            String location = theirs != null && (group.settings().enforced() || own == null) ? theirs : own;
            if (location == null) {
                throw new Broken("A2", "Neither workgroup " + group.name() + " nor the profile says where results go.");
            }
            S3Uri place = Places.parse("A1", location).asFolder();
            String region = on.ask(new Asking<>(Source.S3, on.aws()::buckets), "look at bucket " + place.bucket(),
                    buckets -> buckets.region(place.bucket()), it -> "it is in " + it);
            if (!region.equals(on.subject().region())) {
                throw new Broken("A1", "Bucket " + place.bucket() + " is in " + region + ", and Athena works in "
                        + on.subject().region() + ".");
            }
            on.ask(new Asking<>(Source.S3, on.aws()::buckets), "list " + place,
                    buckets -> buckets.holdsAnything(place), it -> it ? "it holds objects" : "it is empty");
            return "Results go to " + place + ", in the right region and readable. Writing was not tried.";
        }
    }
}
