namespace EnquiryBot.Knowledge;

/// <summary>What is served now.</summary>
/// <param name="IsLoaded">Whether there is anything to serve.</param>
/// <param name="IsStale">Whether the folder has faults, so that the last good set is served.</param>
/// <param name="Version">The digest of the articles served.</param>
/// <param name="IntentModelVersion">The digest of the intent model served.</param>
/// <param name="Articles">How many articles are served, over all councils and languages.</param>
/// <param name="Faults">How many errors the folder has now.</param>
/// <param name="LoadedAt">When what is served was loaded.</param>
public sealed record KnowledgeState(
    bool IsLoaded, bool IsStale, string Version, string IntentModelVersion, int Articles, int Faults, DateTimeOffset? LoadedAt);

/// <summary>Tells the rest of the service which knowledge is served and whether it is the newest.</summary>
public sealed class KnowledgeStatus
{
    private volatile KnowledgeState _current = new(false, false, "", "", 0, 0, null);

    /// <summary>The state now.</summary>
    public KnowledgeState Current
    {
        get => _current;
        internal set => _current = value;
    }
}
