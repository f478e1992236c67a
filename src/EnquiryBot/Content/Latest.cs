namespace EnquiryBot.Content;

/// <summary>The newest good version of something that is loaded from editors' files. It is replaced whole: a reader sees the old one or the new one.</summary>
/// <typeparam name="T">What is loaded; immutable.</typeparam>
public sealed class Latest<T>
    where T : class
{
    private volatile T? _value;

    /// <summary>The newest good version.</summary>
    /// <exception cref="InvalidOperationException">Nothing has been loaded yet.</exception>
    public T Value => _value ?? throw new InvalidOperationException($"{typeof(T).Name} is used before the knowledge was loaded.");

    /// <summary>Puts a new version in the place of the old one.</summary>
    public void Replace(T value) => _value = value;
}
