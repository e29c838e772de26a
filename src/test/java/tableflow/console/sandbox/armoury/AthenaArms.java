package tableflow.console.sandbox.armoury;

import static tableflow.console.sandbox.armoury.Mode.state;

import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.athena.model.WorkGroupConfigurationUpdates;

/// The workgroup, and where it puts results.
final class AthenaArms {
    private static final String LOCATION = "s3://" + Documents.RESULTS + "/";

    private AthenaArms() {}

    static List<Mode> all() {
        return List.of(
                state("A1", scene -> results(scene, "s3://results-that-never-were/"), Looks::resultsBucket,
                        "404 NoSuchBucket"),
                state("A1", scene -> scene.operatorLacks("results", Documents.WRITES_RESULTS), Looks::resultsBucket,
                        "s3:GetBucketLocation").as("rights"),
                state("A2", AthenaArms::nowhere, Looks::workGroup, "ENABLED null"),
                state("A3", scene -> scene.aws().withObject("/athena").put("workgroup", "analytics"),
                        Looks::workGroup, "WorkGroup is not found"),
                state("A3", AthenaArms::disabled, Looks::workGroup, "DISABLED").as("disabled"),
                state("A4", scene -> scene.operatorPolicy("queries", Documents.QUERIES,
                        Documents.QUERIES.replace("workgroup/*", "workgroup/somebody-elses")), Looks::workGroup,
                        "AccessDeniedException: User"),
                state("A5", AthenaArms::enforced, Looks::workGroup, "enforced true"));
    }

    private static void update(Scene scene, Consumer<WorkGroupConfigurationUpdates.Builder> change) {
        scene.lab().aws().athena.updateWorkGroup(r -> r.workGroup("primary").configurationUpdates(change));
    }

    private static void results(Scene scene, String location) {
        update(scene, c -> c.resultConfigurationUpdates(u -> u.outputLocation(location)));
        scene.aws().withObject("/athena").remove("resultLocation");
        scene.undo(() -> update(scene, c -> c.resultConfigurationUpdates(u -> u.outputLocation(LOCATION))));
    }

    private static void nowhere(Scene scene) {
        update(scene, c -> c.resultConfigurationUpdates(u -> u.removeOutputLocation(true)));
        scene.aws().withObject("/athena").remove("resultLocation");
        scene.undo(() -> update(scene, c -> c.resultConfigurationUpdates(u -> u.outputLocation(LOCATION))));
    }

    private static void disabled(Scene scene) {
        Aws aws = scene.lab().aws();
        aws.athena.createWorkGroup(r -> r.name("retired").configuration(c -> c.resultConfiguration(l ->
                l.outputLocation(LOCATION))));
        aws.athena.updateWorkGroup(r -> r.workGroup("retired").state("DISABLED"));
        scene.aws().withObject("/athena").put("workgroup", "retired");
        scene.undo(() -> aws.athena.deleteWorkGroup(r -> r.workGroup("retired").recursiveDeleteOption(true)));
    }

    /// The profile asks for one place, the workgroup insists on another.
    private static void enforced(Scene scene) {
        update(scene, c -> c.enforceWorkGroupConfiguration(true)
                .resultConfigurationUpdates(u -> u.outputLocation(LOCATION + "team/")));
        scene.undo(() -> update(scene, c -> c.enforceWorkGroupConfiguration(false)
                .resultConfigurationUpdates(u -> u.outputLocation(LOCATION))));
    }
}
