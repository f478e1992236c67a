using System.Numerics.Tensors;
using EnquiryBot.Councils;

namespace EnquiryBot.Retrieval.Embedded;

/// <summary>How like a question is to the phrases of a service: the likeness to the one that is most like it.</summary>
/// <param name="Words">In words: coverage and character n-grams.</param>
/// <param name="Meaning">In meaning, less the mean over all services; 0 without vectors.</param>
internal readonly record struct PhraseLikeness(float Words, float Meaning);

/// <summary>The phrases of one language that citizens use for services, of all councils alike. Immutable.</summary>
internal sealed class PhraseIndex
{
    private const float CharGramWeight = 0.5f;

    private readonly ServicePhrase[] _phrases;
    private readonly int[] _services;
    private readonly int[] _serviceOf;
    private readonly LexicalIndex _index;
    private readonly ReadOnlyMemory<float>[]? _vectors;

    public PhraseIndex(IEnumerable<ServicePhrase> phrases, LanguageTag language, SynonymTable synonyms)
    {
        _phrases = [.. phrases];
        _services = [.. _phrases.Select(p => p.Service).Distinct()];
        _serviceOf = Array.ConvertAll(_phrases, p => Array.IndexOf(_services, p.Service));
        _index = new LexicalIndex([.. _phrases.Select(p => new LexicalDocument("", "", p.Text))], language, synonyms[language]);
    }

    private PhraseIndex(PhraseIndex words, ReadOnlyMemory<float>[] vectors) => 
        (_phrases, _services, _serviceOf, _index, _vectors) = (words._phrases, words._services, words._serviceOf, words._index, vectors);

    /// <summary>Whether questions are compared with them by meaning too.</summary>
    public bool HasVectors => _vectors is not null;

    /// <summary>Whether it is the index of exactly these phrases.</summary>
    public bool IsOf(IEnumerable<ServicePhrase> phrases) => phrases.SequenceEqual(_phrases);

    /// <summary>The texts that want a vector.</summary>
    public IEnumerable<string> Texts => _phrases.Select(p => p.Text);

    /// <summary>The same phrases with vectors; themselves when one is missing.</summary>
    public PhraseIndex With(IReadOnlyDictionary<string, ReadOnlyMemory<float>> vectors)
    {
        var found = new ReadOnlyMemory<float>[_phrases.Length];
        for (var i = 0; i < found.Length; i++)
        {
            if (!vectors.TryGetValue(_phrases[i].Text, out found[i]))
            {
                return this;
            }
        }

        return new PhraseIndex(this, found);
    }

    /// <summary>The likeness of a question to each service that has phrases.</summary>
    public IReadOnlyDictionary<int, PhraseLikeness> Match(SearchRequest request)
    {
        var query = _index.Read(request.Text.Value, request.Topic?.Value);
        var words = new float[_phrases.Length];
        var repaired = _index.Repair(query);
        AddWords(query, words, repaired is null ? 1 : 0.5f);
        if (repaired is not null)
        {
            AddWords(repaired, words, 0.5f);
        }

        var best = new PhraseLikeness[_services.Length];
        Array.Fill(best, new PhraseLikeness(0, -1));
        for (var i = 0; i < _phrases.Length; i++)
        {
            var meaning = _vectors is not null && request.Vector is { } vector ? TensorPrimitives.Dot(vector.Span, _vectors[i].Span) : 0;
            ref var before = ref best[_serviceOf[i]];
            before = new PhraseLikeness(Math.Max(before.Words, words[i]), Math.Max(before.Meaning, meaning));
        }

        var mean = best.Length == 0 ? 0 : best.Average(l => l.Meaning);
        return _services.Index().ToDictionary(s => s.Item, s => best[s.Index] with { Meaning = best[s.Index].Meaning - mean });
    }

    private void AddWords(Query query, Span<float> scores, float share)
    {
        if (query.Slots.Count > 0)
        {
            _index.AddCoverage(query, scores, share);
            _index.AddCharGrams(query, scores, share * CharGramWeight);
        }
    }
}
