using Microsoft.Extensions.Logging;

namespace EnquiryBot.Retrieval;

/// <summary>Counts now and then whether an engine outside still has all passages: somebody may have deleted some there.</summary>
internal sealed partial class PassageTally(TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan _often = TimeSpan.FromMinutes(1);

    private volatile PassageCount? _last;
    private string _version = "";
    private long _counted;
    private int _wrong;

    /// <summary>What was counted last; null before.</summary>
    public PassageCount? Last => _last;

    /// <summary>Whether it has all of them. False when two counts in a row say otherwise: one may be of a moment in which another node changes an article.</summary>
    public async Task<bool> IsWholeAsync(IPassageIndex engine, ServedKnowledge served, CancellationToken ct)
    {
        if (_wrong == 0 && _version == served.Version && clock.GetElapsedTime(_counted) < _often)
        {
            return true;
        }

        var count = new PassageCount(served.Count, await engine.CountAsync(served.Scope, ct));
        (_last, _version, _counted) = (count, served.Version, clock.GetTimestamp());
        _wrong = count.Here == count.There ? 0 : _wrong + 1;
        if (_wrong < 2)
        {
            return true;
        }

        Log.Wrong(logger, count.There, count.Here);
        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(11, LogLevel.Warning, "The engine outside has {There} passages where this node has {Here}: all of them are put there again")]
        public static partial void Wrong(ILogger logger, long there, long here);
    }
}
