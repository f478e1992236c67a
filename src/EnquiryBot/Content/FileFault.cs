namespace EnquiryBot.Content;

/// <summary>How bad a fault in an editor's file is.</summary>
public enum FaultSeverity
{
    /// <summary>The file can be used; an editor should look at it.</summary>
    Warning,

    /// <summary>The file cannot be used as it is.</summary>
    Error,
}

/// <summary>One fault in a file of the knowledge folder, said so that an editor can find and mend it.</summary>
/// <param name="File">The path of the file, relative to the knowledge folder, with forward slashes.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Message">What is wrong and what to do about it, one sentence.</param>
/// <param name="Severity">Whether the file can still be used.</param>
public sealed record FileFault(string File, int Line, string Message, FaultSeverity Severity = FaultSeverity.Error)
{
    /// <summary>The fault in the form that editors and build servers make clickable: <c>file(line): error: message</c>.</summary>
    public override string ToString() =>
        $"{File}({Line}): {(Severity == FaultSeverity.Error ? "error" : "warning")}: {Message}";
}

/// <summary>Collects every fault of a load, so that an editor mends them in one go instead of one by one.</summary>
public sealed class FaultList
{
    private readonly List<FileFault> _faults = [];

    /// <summary>All faults so far, in the order of file and line; what was found twice (a shared article is read for every council) is there once.</summary>
    public IReadOnlyList<FileFault> All => [.. _faults.Distinct().OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line)];

    /// <summary>Whether any fault is an error.</summary>
    public bool HasErrors => _faults.Exists(f => f.Severity == FaultSeverity.Error);

    /// <summary>Adds an error at a line (counted from 1) of a file.</summary>
    public void Error(string file, int line, string message) => _faults.Add(new(file, line, message));

    /// <summary>Adds a warning at a line (counted from 1) of a file.</summary>
    public void Warning(string file, int line, string message) => _faults.Add(new(file, line, message, FaultSeverity.Warning));

    /// <summary>Throws when there is an error.</summary>
    /// <exception cref="ContentFaultsException">There is at least one error; the message lists every fault.</exception>
    public void ThrowOnErrors()
    {
        if (HasErrors)
        {
            throw new ContentFaultsException(All);
        }
    }
}

/// <summary>A folder of editors' files that cannot be used; the message lists every fault with file and line.</summary>
public sealed class ContentFaultsException(IReadOnlyList<FileFault> faults)
    : Exception(string.Join(Environment.NewLine, faults.Select(f => f.ToString())))
{
    /// <summary>Every fault found, warnings too.</summary>
    public IReadOnlyList<FileFault> Faults { get; } = faults;
}
