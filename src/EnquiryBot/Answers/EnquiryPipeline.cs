using EnquiryBot.Retrieval;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel;

namespace EnquiryBot.Answers;

/// <summary>What the council's pages say to a question.</summary>
/// <param name="Decision">What to do.</param>
/// <param name="Answer">The checked answer; to be shown only when the decision is to answer.</param>
/// <param name="Suggestions">Up to three pages that may help, best first.</param>
/// <param name="Signals">What the decision was taken from.</param>
/// <param name="Found">All that was found.</param>
public sealed record EnquiryResult(
    AnswerDecision Decision,
    ComposedAnswer Answer,
    IReadOnlyList<PageSuggestion> Suggestions,
    AnswerSignals Signals,
    SearchResult Found)
{
    /// <summary>What was asked: the question with what it leans on and what was said about its service.</summary>
    public required EnquiryRequest Request { get; init; }

    /// <summary>The page that the answer is quoted from; null without an answer.</summary>
    public Citation? Citation => Answer.Source;
}

/// <summary>
/// Search, compose, check: three functions of one Semantic Kernel plugin, run in this order. Each can be replaced by another
/// implementation (a prompt, say) under the same name; the native ones need no model. Safe for many threads.
/// </summary>
public sealed class EnquiryPipeline
{
    private const int MostSuggestions = 3;

    /// <summary>A page with less than this share of the best page's score is not worth suggesting.</summary>
    private const double WorthSuggesting = 0.5;

    // No logger reaches the kernel: at trace level it would write its arguments, and those hold what a citizen wrote.
    private readonly Kernel _kernel = new();
    private readonly KernelFunction _search;
    private readonly KernelFunction _compose;
    private readonly KernelFunction _check;
    private readonly AnswerThresholds _thresholds;

    /// <summary>A pipeline over a plugin with the functions of <see cref="EnquiryPlugin"/>.</summary>
    /// <exception cref="KeyNotFoundException">The plugin lacks one of the three functions.</exception>
    public EnquiryPipeline(KernelPlugin plugin, IOptions<AnswerThresholds> thresholds)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        ArgumentNullException.ThrowIfNull(thresholds);
        _kernel.Plugins.Add(plugin);
        _search = plugin[EnquiryPlugin.Search];
        _compose = plugin[EnquiryPlugin.Compose];
        _check = plugin[EnquiryPlugin.Check];
        _thresholds = thresholds.Value;
    }

    /// <summary>Asks the council's own pages.</summary>
    public async Task<EnquiryResult> AskAsync(EnquiryRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        var arguments = new KernelArguments { [EnquiryPlugin.Request] = request };
        var found = await InvokeAsync<SearchResult>(_search, arguments, ct);
        arguments[EnquiryPlugin.Found] = found;
        var composed = await InvokeAsync<ComposedAnswer>(_compose, arguments, ct);
        arguments[EnquiryPlugin.Composed] = composed;
        var answer = await InvokeAsync<ComposedAnswer>(_check, arguments, ct);

        var signals = AnswerSignals.Of(request, found, answer);
        var decision = AnswerPolicy.Decide(signals, _thresholds);
        return new EnquiryResult(decision, answer, Suggestions(found), signals, found) { Request = request };
    }

    private async Task<T> InvokeAsync<T>(KernelFunction function, KernelArguments arguments, CancellationToken ct)
        where T : class =>
        await function.InvokeAsync<T>(_kernel, arguments, ct)
        ?? throw new InvalidOperationException($"The function {function.Name} of the plugin {EnquiryPlugin.Name} gave no result.");

    private static IReadOnlyList<PageSuggestion> Suggestions(SearchResult found) =>
    [
        .. found.Articles
            .TakeWhile(a => a.Score >= WorthSuggesting * found.Articles[0].Score)
            .Take(MostSuggestions)
            .Select(PageSuggestion.Of),
    ];
}
