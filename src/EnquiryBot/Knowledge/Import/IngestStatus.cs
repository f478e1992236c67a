using EnquiryBot.Councils;

namespace EnquiryBot.Knowledge.Import;

/// <summary>Tells the rest of the service what came of the last visit to each site.</summary>
public sealed class IngestStatus
{
    private readonly PageImport _import;
    private readonly CouncilDirectory _councils;
    private volatile IReadOnlyList<IngestRun> _last = [];

    internal IngestStatus(PageImport import, CouncilDirectory councils) => (_import, _councils) = (import, councils);

    /// <summary>The last run of each council and source, by whatever process.</summary>
    public IReadOnlyList<IngestRun> Last => _last;

    /// <summary>Reads it anew.</summary>
    internal async Task ReadAsync(CancellationToken ct) =>
        _last = await _import.ReadLastRunsAsync(CouncilScope.Of(_councils.All.Select(c => c.Id)), ct);
}
