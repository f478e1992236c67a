using System.Buffers;
using System.Collections.Frozen;
using System.Numerics.Tensors;
using EnquiryBot.Councils;

namespace EnquiryBot.Retrieval.Embedded;

/// <summary>
/// The passages of one council in one language. A council's passages stand in an index of their own, so that no filter can
/// be forgotten: a passage of another council is not there to be found.
/// </summary>
internal sealed partial class PassageIndex
{
    /// <summary>Articles that come back with all their passages: the one to answer from and those it is weighed against.</summary>
    private const int ArticlesWithPassages = 3;

    private readonly Passage[] _passages;
    private readonly int[] _articleOf;
    private readonly int[][] _passagesOf;

    // What is read for every passage at every question lies side by side: the passages themselves are all over the memory.
    private readonly int?[] _services;
    private readonly int[] _serviceOf;
    private readonly int[] _lastGoodDay;
    private readonly LexicalIndex _index;
    private readonly FrozenSet<string> _topicWords;
    private readonly ArticleIndex _articles;
    private readonly SentenceVectors? _vectors;
    private readonly int _exactUpTo;
    private readonly PassageIndex? _corpus;

    // Passages of articles that were withdrawn since; they are never shown.
    private readonly FrozenSet<int> _hidden = [];

    private PassageIndex(PassageIndex other, SentenceVectors? vectors, ArticleIndex articles, FrozenSet<int> hidden, PassageIndex? corpus)
    {
        (_passages, _articleOf, _passagesOf, _exactUpTo, _corpus) = (other._passages, other._articleOf, other._passagesOf, other._exactUpTo, corpus);
        (_services, _serviceOf, _lastGoodDay) = (other._services, other._serviceOf, other._lastGoodDay);
        (_index, _topicWords, _vectors, _articles, _hidden) = (other._index, other._topicWords, vectors, articles, hidden);
    }

    /// <summary>Indexes passages.</summary>
    /// <param name="passages">The passages, all of one council and language.</param>
    /// <param name="language">The language.</param>
    /// <param name="synonyms">What means the same.</param>
    /// <param name="exactUpTo">Of more passages than these only the candidates are compared sentence by sentence.</param>
    /// <param name="corpus">The index that these passages join: their words weigh, and their likeness is judged, as there. Null: they are all there is.</param>
    public PassageIndex(IEnumerable<Passage> passages, LanguageTag language, SynonymTable synonyms, int exactUpTo, PassageIndex? corpus = null)
    {
        (_exactUpTo, _corpus) = (exactUpTo, corpus);
        _passages = [.. passages.OrderBy(p => p.ArticleId, StringComparer.Ordinal).ThenBy(p => p.Position).ThenBy(p => p.Id, StringComparer.Ordinal)];
        _articleOf = new int[_passages.Length];
        _passagesOf = [.. Enumerable.Range(0, _passages.Length).GroupBy(i => _passages[i].ArticleId).Select(g => g.ToArray())];
        for (var article = 0; article < _passagesOf.Length; article++)
        {
            foreach (var passage in _passagesOf[article])
            {
                _articleOf[passage] = article;
            }
        }

        _services = [.. _passages.Select(p => p.Service).Distinct()];
        _serviceOf = Array.ConvertAll(_passages, p => Array.IndexOf(_services, p.Service));
        _lastGoodDay = Array.ConvertAll(_passages, p => p.ReviewBy?.DayNumber ?? int.MaxValue);
        _index = new LexicalIndex([.. _passages.Select(AsDocument)], language, synonyms[language], corpus?._index);
        _articles = new ArticleIndex([.. _passagesOf.Select(a => a.Select(i => _passages[i]).ToArray())], language, synonyms, corpus?._articles);
        _topicWords = _passages
            .SelectMany(p => TextAnalyser.Terms($"{p.Title} {string.Join(' ', p.Keywords)}", language))
            .Select(t => t.Stem)
            .ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Whether questions are compared by their meaning too.</summary>
    public bool HasVectors => _vectors is not null;

    /// <summary>How many passages there are, with those that are hidden.</summary>
    public int Count => _passages.Length;

    /// <summary>How many passages are hidden.</summary>
    public int Hidden => _hidden.Count;

    /// <summary>The passages by article and place.</summary>
    public IEnumerable<Passage> Passages => _passages.Where((_, i) => !_hidden.Contains(i));

    /// <summary>The passages that have no vectors yet.</summary>
    public IEnumerable<Passage> WithoutVectors => _passages.Where((_, i) => !_hidden.Contains(i) && (_vectors is null || !_vectors.Has(i)));

    /// <summary>The same index, some articles hidden.</summary>
    public PassageIndex Without(IReadOnlySet<string> articles) =>
        new(this, _vectors, _articles, [.. _hidden, .. Enumerable.Range(0, _passages.Length).Where(i => articles.Contains(_passages[i].ArticleId))], _corpus);

    /// <summary>The same index with vectors, where they are known.</summary>
    public PassageIndex With(IReadOnlyDictionary<string, ReadOnlyMemory<float>> vectors) => WithoutVectors.Any() ? With(vectors, null) : this;

    /// <summary>The same index beside the corpus as it is now.</summary>
    public PassageIndex Beside(PassageIndex corpus) => new(this, _vectors, _articles.Beside(corpus._articles), _hidden, corpus);

    /// <summary>The same index with the vectors of the passages that a former one had too.</summary>
    public PassageIndex WithVectorsOf(PassageIndex former) => With(FrozenDictionary<string, ReadOnlyMemory<float>>.Empty, former);

    /// <summary>The first passage of an article; null when there is none of that id.</summary>
    public Passage? Opening(string articleId)
    {
        var (low, high) = (0, _passagesOf.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var first = _passages[_passagesOf[middle][0]];
            var order = string.CompareOrdinal(first.ArticleId, articleId);
            if (order == 0)
            {
                return _hidden.Contains(_passagesOf[middle][0]) ? null : first;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>The question with its unknown words repaired, as one text; null when nothing needs repair.</summary>
    public string? Repair(string text) => _index.Repair(_index.Read(text, topic: null))?.Text;

    /// <summary>Whether a title or keyword of the council has the word.</summary>
    public bool IsTopicWord(string stem) => _topicWords.Contains(stem);

    /// <summary>Finds the best passages and articles.</summary>
    /// <param name="request">The question.</param>
    /// <param name="phrases">How like the question is to the phrases of each service.</param>
    /// <param name="weights">What each sign counts for.</param>
    public SearchResult Search(SearchRequest request, IReadOnlyDictionary<int, PhraseLikeness> phrases, RankingWeights weights)
    {
        var query = _index.Read(request.Text.Value, request.Topic?.Value);
        if ((query.Slots.Count == 0 && request.Vector is null) || _passages.Length == 0)
        {
            return SearchResult.Empty;
        }

        var repaired = _index.Repair(query);
        var rented = ArrayPool<float>.Shared.Rent(Scores.Kinds * _passages.Length);
        var scores = new Scores(rented, _passages.Length);
        try
        {
            scores.Clear();
            Score(query, repaired, request, weights, scores);
            Fuse(request, phrases, weights, scores);
            foreach (var passage in _hidden)
            {
                scores.Fused[passage] = 0;
            }

            HideAllBut(request.Candidates, scores);
            return new SearchResult(BestPassages(scores, request, phrases), BestArticles(scores, request, phrases), Terms(repaired ?? query))
            {
                Peaks = Peaks(scores, request, phrases),
            };
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    private static LexicalDocument AsDocument(Passage passage) =>
        new(passage.Title, $"{string.Join(' ', passage.HeadingPath)} {string.Join(' ', passage.Keywords)}", passage.Text);

    private void Score(Query query, Query? repaired, SearchRequest request, RankingWeights weights, Scores scores)
    {
        var share = repaired is null ? 1f : 0.5f;
        _index.AddCoverage(query, scores.Coverage, share);
        _index.AddCharGrams(query, scores.CharGram, share);
        if (repaired is not null)
        {
            _index.AddCoverage(repaired, scores.Coverage, share);
            _index.AddCharGrams(repaired, scores.CharGram, share);
        }

        if (_vectors is not null && request.Vector is { } vector)
        {
            AddCosines(_vectors, vector.Span, scores);
        }

        _articles.AddTo(request, repaired, weights, scores.Article[.._passagesOf.Length]);
    }

    private void Fuse(SearchRequest request, IReadOnlyDictionary<int, PhraseLikeness> phrases, RankingWeights weights, Scores scores)
    {
        var likes = Array.ConvertAll(_services, s => s is { } service ? phrases.GetValueOrDefault(service) : default);
        var priors = Array.ConvertAll(_services, s => PriorOf(s, request.ServicePrior));
        var today = request.Today?.DayNumber ?? int.MinValue;
        Span<float> coverage = scores.Coverage, charGram = scores.CharGram, cosine = scores.Cosine, article = scores.Article, fused = scores.Fused;
        for (var i = 0; i < _passages.Length; i++)
        {
            var like = likes[_serviceOf[i]];
            var found = (weights.Words * coverage[i])
                + (weights.CharGrams * charGram[i])
                + (weights.Meaning * cosine[i])
                + article[_articleOf[i]]
                + (weights.PhraseWords * like.Words)
                + (weights.PhraseMeaning * like.Meaning);
            var kept = _lastGoodDay[i] < today ? 1 - weights.PastReview : 1;
            fused[i] = found > 0 ? (float)(kept * (found + (weights.Service * priors[_serviceOf[i]]))) : 0;
        }
    }

    private void AddCosines(SentenceVectors vectors, ReadOnlySpan<float> question, Scores scores)
    {
        if (_corpus is not null || _passages.Length <= _exactUpTo)
        {
            vectors.AddCosines(question, scores.Cosine, _corpus?._vectors);
            return;
        }

        vectors.AddWholeCosines(question, scores.Cosine);
        vectors.Refine(question, Candidates.Of(scores.Coverage, scores.CharGram, scores.Cosine), scores.Cosine);
    }

    private PassageIndex With(IReadOnlyDictionary<string, ReadOnlyMemory<float>> vectors, PassageIndex? former) =>
        SentenceVectors.Of(_passages, vectors, former?._vectors, _vectors) is { } all
            ? new PassageIndex(this, all, _articles.With(vectors, former?._articles), _hidden, _corpus)
            : this;

    private static double PriorOf(int? service, IReadOnlyDictionary<int, double>? prior) =>
        service is { } code && prior is not null && prior.TryGetValue(code, out var likely) ? likely : 0;

    private List<RankedPassage> BestPassages(Scores scores, SearchRequest request, IReadOnlyDictionary<int, PhraseLikeness> phrases)
    {
        var best = new TopList(request.Take);
        for (var i = 0; i < _passages.Length; i++)
        {
            best.Offer(i, scores.Fused[i]);
        }

        var ranked = new List<RankedPassage>(best.Count);
        foreach (var i in best.Items)
        {
            ranked.Add(Ranked(i, scores, request, phrases));
        }

        return ranked;
    }

    private List<RankedArticle> BestArticles(Scores scores, SearchRequest request, IReadOnlyDictionary<int, PhraseLikeness> phrases)
    {
        var best = new TopList(request.Take);
        for (var article = 0; article < _passagesOf.Length; article++)
        {
            best.Offer(article, scores.Fused[BestOf(article, scores)]);
        }

        var ranked = new List<RankedArticle>(best.Count);
        foreach (var article in best.Items)
        {
            IReadOnlyList<RankedPassage> passages = ranked.Count < ArticlesWithPassages
                ? [.. _passagesOf[article].Select(p => Ranked(p, scores, request, phrases))]
                : [];
            ranked.Add(new RankedArticle(Ranked(BestOf(article, scores), scores, request, phrases), passages)
            {
                Signs = ranked.Count == 0 ? Signs(article, scores, request, phrases) : [],
            });
        }

        return ranked;
    }

    private int BestOf(int article, Scores scores)
    {
        var best = _passagesOf[article][0];
        foreach (var passage in _passagesOf[article])
        {
            best = scores.Fused[passage] > scores.Fused[best] ? passage : best;
        }

        return best;
    }

    // What the ranking is made of, sign by sign: the most that any article has, or what one article has.
    private double[] Peaks(Scores scores, SearchRequest request, IReadOnlyDictionary<int, PhraseLikeness> phrases) =>
    [
        Most(scores.Coverage), Most(scores.CharGram), Most(scores.Cosine), MostOfArticles(scores.Article),
        phrases.Values.Select(p => p.Words).DefaultIfEmpty().Max(), phrases.Values.Select(p => p.Meaning).DefaultIfEmpty().Max(),
        request.ServicePrior?.Values.DefaultIfEmpty().Max() ?? 0,
    ];

    private double[] Signs(int article, Scores scores, SearchRequest request, IReadOnlyDictionary<int, PhraseLikeness> phrases)
    {
        var passages = _passagesOf[article];
        var like = _passages[passages[0]].Service is { } service ? phrases.GetValueOrDefault(service) : default;
        return
        [
            Most(scores.Coverage, passages), Most(scores.CharGram, passages), Most(scores.Cosine, passages), scores.Article[article],
            like.Words, like.Meaning, PriorOf(_passages[passages[0]].Service, request.ServicePrior),
        ];
    }

    private float Most(ReadOnlySpan<float> scores)
    {
        if (_hidden.Count == 0)
        {
            return TensorPrimitives.Max(scores);
        }

        var most = float.MinValue;
        for (var i = 0; i < scores.Length; i++)
        {
            most = scores[i] > most && !_hidden.Contains(i) ? scores[i] : most;
        }

        return most;
    }

    private float MostOfArticles(ReadOnlySpan<float> scores)
    {
        var most = float.MinValue;
        for (var article = 0; article < _passagesOf.Length; article++)
        {
            most = scores[article] > most && !_hidden.Contains(_passagesOf[article][0]) ? scores[article] : most;
        }

        return most;
    }

    private static float Most(ReadOnlySpan<float> scores, int[] passages)
    {
        var most = float.MinValue;
        foreach (var passage in passages)
        {
            most = Math.Max(most, scores[passage]);
        }

        return most;
    }

    private RankedPassage Ranked(int passage, Scores scores, SearchRequest request, IReadOnlyDictionary<int, PhraseLikeness> phrases) =>
        new(_passages[passage], scores.Fused[passage], Math.Clamp(scores.Coverage[passage], 0f, 1f))
        {
            CharGram = Math.Clamp(scores.CharGram[passage], 0f, 1f),
            Cosine = scores.Cosine[passage],
            ServicePrior = PriorOf(_passages[passage].Service, request.ServicePrior),
            PhraseWords = _passages[passage].Service is { } said ? phrases.GetValueOrDefault(said).Words : 0,
            PhraseMeaning = _passages[passage].Service is { } meant ? phrases.GetValueOrDefault(meant).Meaning : 0,
        };

    private List<SearchTerm> Terms(Query query)
    {
        var terms = new List<SearchTerm>(query.Slots.Count);
        foreach (var slot in query.Slots)
        {
            var known = slot.Row >= 0 || slot.Phrase is { Synonyms.Count: > 0 };
            // An everyday word that no page has ("yesterday", "dad") says less about what is asked than a rare one.
            var share = !known && _index.IsCommon(slot.Term.Surface) ? slot.Weight / 2 : slot.Weight;
            terms.Add(new SearchTerm(slot.Term.Stem, share * slot.Idf, known, slot.Phrase?.Synonyms ?? [], slot.Weight < 1));
        }

        return terms;
    }

    /// <summary>The scores of each passage in one rented array.</summary>
    private readonly struct Scores(float[] rented, int count)
    {
        public const int Kinds = 5;

        public Span<float> Coverage => rented.AsSpan(0, count);

        public Span<float> CharGram => rented.AsSpan(count, count);

        public Span<float> Fused => rented.AsSpan(2 * count, count);

        public Span<float> Cosine => rented.AsSpan(3 * count, count);

        /// <summary>One an article, in the order of the articles; there are never more of them than passages.</summary>
        public Span<float> Article => rented.AsSpan(4 * count, count);

        public void Clear() => rented.AsSpan(0, Kinds * count).Clear();
    }
}
