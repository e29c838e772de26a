package tableflow.console.sandbox.armoury;

/// A way to fail, how the environment gets into it, and what is seen of it from outside.
///
/// @param id of the catalogue, such as `S5`
/// @param variant tells apart several ways into one; empty for the usual one
/// @param how whether the environment is really so, or somebody answers as if it were
/// @param arm brings a scene into it
/// @param look the question whose answer gives it away
/// @param seen stands in that answer, and not when all is well
public record Mode(String id, String variant, How how, Arm arm, Look look, String seen) {

    /// How true it is.
    public enum How {
        /// The environment is so: every call tells it.
        STATE,
        /// A server answers with the words of the real one, without being in that state.
        ANSWER
    }

    /// Brings a scene into a mode, and tells it how to get out.
    @FunctionalInterface
    interface Arm {
        void on(Scene scene) throws Exception;
    }

    /// Asks one read-only question with the scene's profile, and gives the answer as a text.
    @FunctionalInterface
    interface Look {
        String at(Scene scene) throws Exception;
    }

    static Mode state(String id, Arm arm, Look look, String seen) {
        return new Mode(id, "", How.STATE, arm, look, seen);
    }

    static Mode answer(String id, Arm arm, Look look, String seen) {
        return new Mode(id, "", How.ANSWER, arm, look, seen);
    }

    /// The same mode by another way.
    Mode as(String other) {
        return new Mode(id, other, how, arm, look, seen);
    }

    /// The id, and the variant behind a blank.
    public String name() {
        return variant.isEmpty() ? id : id + " " + variant;
    }

    /// The lab in this mode, until it is closed.
    public Scene armed(Lab lab) throws Exception {
        Scene scene = new Scene(lab);
        try {
            arm.on(scene);
            return scene;
        } catch (Exception | AssertionError e) {
            scene.close();
            throw e;
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
