namespace EnquiryBot.Retrieval.Embedded;

/// <summary>What goes to an engine outside, and what comes back.</summary>
internal sealed partial class PassageIndex
{
    /// <summary>The passages as an engine outside stores them.</summary>
    public IEnumerable<IndexedPassage> ToIndexed()
    {
        var sparse = _index.ToSparse();
        for (var i = 0; i < _passages.Length; i++)
        {
            if (!_hidden.Contains(i))
            {
                var passage = _passages[i];
                ReadOnlyMemory<float>? vector = _vectors?.WholeOf(i) is { } whole ? whole : default(ReadOnlyMemory<float>?);
                yield return new IndexedPassage(passage.Id, ArticleKey.Of(passage), passage.Service, vector, sparse[i].Terms, sparse[i].Grams);
            }
        }
    }

    /// <summary>A question as an engine outside is asked it; misspelt words stand beside what they were repaired to.</summary>
    public (SparseVector Terms, SparseVector Grams) ToSparse(SearchRequest request)
    {
        var query = _index.Read(request.Text.Value, request.Topic?.Value);
        var asked = _index.ToSparse(query);
        if (_index.Repair(query) is not { } repaired)
        {
            return asked;
        }

        var better = _index.ToSparse(repaired);
        return (asked.Terms.Plus(better.Terms), asked.Grams.Plus(better.Grams));
    }

    // By article, because an answer is made of all the passages of one, whichever of them was found.
    private void HideAllBut(IReadOnlySet<string>? candidates, Scores scores)
    {
        if (candidates is null)
        {
            return;
        }

        foreach (var article in _passagesOf.Where(passages => !passages.Any(p => candidates.Contains(_passages[p].Id))))
        {
            foreach (var passage in article)
            {
                scores.Fused[passage] = 0;
            }
        }
    }
}
