namespace EnquiryBot.Language;

/// <summary>
/// Welsh is often written around English nouns ("dwi isio reportio missed bin"), and English around Welsh ones: where
/// only one language brings the grammar, the other's nouns count by half.
/// </summary>
internal struct LanguageTally
{
    private float _welshGrammar;
    private float _englishGrammar;
    private float _welsh;
    private float _english;

    public readonly float Sum =>
        (_welsh * (_welshGrammar == 0 && _englishGrammar > 0 ? 0.5f : 1)) + _welshGrammar
        - (_english * (_englishGrammar == 0 && _welshGrammar > 0 ? 0.5f : 1)) - _englishGrammar;

    public void Add(float weight)
    {
        var grammar = Math.Abs(weight) >= LanguageLexicon.GrammarWeight;
        _welshGrammar += grammar && weight > 0 ? weight : 0;
        _englishGrammar += grammar && weight < 0 ? -weight : 0;
        _welsh += !grammar && weight > 0 ? weight : 0;
        _english += !grammar && weight < 0 ? -weight : 0;
    }
}
