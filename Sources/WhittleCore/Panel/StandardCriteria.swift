extension Criterion {
    /// The four criteria of a first round, each 1 to 5 with a quarter of the weight.
    package static let standard: [Criterion] = [
        ("supported", "Supported", "Would the people concerned support it?"),
        ("doable", "Doable", "Can it be done with what there is?"),
        ("helps", "Helps a building block", "Does it help at least one building block?"),
        ("innovative", "Innovative", "Is it new here?"),
    ].map { id, title, prompt in
        Criterion(
            criterion: id, title: title, prompt: prompt, weight: 0.25, min: 1, max: 5,
            labels: ["not at all", "a little", "partly", "largely", "fully"])
    }

    /// What a value of the scale means; nil where nothing is said of it.
    package func label(of value: Int) -> String? {
        let index = value - min
        guard value <= max, labels.indices.contains(index), !labels[index].isBlank else {
            return nil
        }
        return labels[index]
    }

    /// The values that mean something, with what they mean; the ends of the scale always.
    package var labelledPoints: [(value: Int, label: String?)] {
        let ends = [(min, label(of: min)), (max, label(of: max))]
        guard max - min < 1000 else { return ends.map { (value: $0.0, label: $0.1) } }
        return (min...max).compactMap { value in
            let label = label(of: value)
            return label == nil && value != min && value != max
                ? nil : (value: value, label: label)
        }
    }
}
