package tableflow.console;

import java.util.List;
import java.util.function.BiFunction;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.OtherProfiles;
import tableflow.console.service.profile.StoredProfile;
import tableflow.console.service.topics.TopicSources;

/// The stored profiles beside the open one. Each gets clients of its own, opened with its own keys from its own place
/// of secrets; closing it closes them.
///
/// @param service makes what is wanted of a profile, from it and its clients
record StoredOthers<T>(Wiring wiring, BiFunction<Profile, TopicSources, T> service) implements OtherProfiles<T> {

    @Override
    public List<String> names() {
        return wiring.profiles().list().profiles().stream().map(StoredProfile::name).toList();
    }

    @Override
    public Opened<T> open(String name) {
        Profile profile = wiring.profiles().load(name).profile();
        wiring.openSecrets(profile);
        TopicSources sources = wiring.topicSources(() -> profile);
        return new Opened<>(profile, service.apply(profile, sources), sources::close);
    }
}
